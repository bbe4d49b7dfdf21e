import { Visit } from './visit';

export const dynamic = 'force-dynamic';

// On the server: the form is part of what the page is made of
export default async function Page() {
  const answer = await fetch(`${process.env.FORMS}/knee-check.json`);
  return <Visit questionnaire={await answer.json()} />;
}
