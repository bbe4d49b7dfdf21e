'use client';
import { ExperienceSurvey } from 'patient-partnership/react';
import { useState } from 'react';

const authorize = async () => ({ Authorization: `Bearer ${await (await fetch('/token')).text()}` });

// Drawn on the server, too; it waits there until React has set everything
export function Visit({ questionnaire }) {
  const [stored, setStored] = useState('');
  return (
    <>
      <ExperienceSurvey
        questionnaire={questionnaire}
        layout="page"
        endpoint="/fhir"
        authorize={authorize}
        onPpSubmitted={({ detail }) => setStored(detail.location ?? 'somewhere')}
      />
      {stored && <p id="stored">{stored}</p>}
    </>
  );
}
