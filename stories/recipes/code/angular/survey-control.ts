import { Directive, ElementRef, forwardRef, inject } from '@angular/core';
import { type ControlValueAccessor, NG_VALIDATORS, NG_VALUE_ACCESSOR, type Validator } from '@angular/forms';
import type { ExperienceSurvey } from 'patient-partnership';
import 'patient-partnership/elements/experience-survey.js';

const useExisting = forwardRef(() => SurveyControl);

@Directive({
  selector: 'pp-experience-survey[formControl], pp-experience-survey[formControlName], pp-experience-survey[ngModel]',
  providers: [NG_VALUE_ACCESSOR, NG_VALIDATORS].map((provide) => ({ provide, useExisting, multi: true })),
  host: { '(input)': 'changed()', '(focusout)': 'touched()', '(pp-ready)': 'ready()' },
})
export class SurveyControl implements ControlValueAccessor, Validator {
  private survey = inject<ElementRef<ExperienceSurvey>>(ElementRef).nativeElement;
  protected changed = () => {};
  protected touched = () => {};
  protected ready = () => {};

  writeValue = (response: object | null) => void (this.survey.response = response);
  setDisabledState = (disabled: boolean) => void (this.survey.disabled = disabled);
  validate = () => (this.survey.checkValidity() ? null : { survey: this.survey.validationMessage });
  registerOnChange = (tell: (response: object | null) => void) =>
    void (this.changed = () => tell(this.survey.response));
  registerOnTouched = (tell: () => void) => void (this.touched = tell);
  registerOnValidatorChange = (tell: () => void) => void (this.ready = tell);
}
