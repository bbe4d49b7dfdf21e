import { Component, CUSTOM_ELEMENTS_SCHEMA, input } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule } from '@angular/forms';
import { SurveyControl } from './survey-control';

@Component({
  selector: 'app-visit',
  imports: [ReactiveFormsModule, SurveyControl],
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <form [formGroup]="visit">
      <pp-experience-survey layout="page" [questionnaire]="questionnaire()" formControlName="answers" />
    </form>
  `,
})
export class Visit {
  readonly questionnaire = input<object | null>(null); // null: it waits
  readonly visit = new FormGroup({ answers: new FormControl<object | null>(null) });
}
