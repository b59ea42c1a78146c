/** The list of lessons, and each lesson. */

import type { PageProps } from './app.tsx';
import { lessons } from './lessons/index.ts';
import type { Lesson } from './lessons/lesson.ts';
import { hrefOf } from './route.ts';

/** The page. */
export function LessonsPage({ route }: PageProps) {
  const [, id] = route.path;
  const lesson = lessons.find((one) => one.id === id);
  return lesson === undefined ? <LessonList /> : <OneLesson key={lesson.id} lesson={lesson} />;
}

function LessonList() {
  return (
    <>
      <h1>Lessons</h1>
      <p class="lead">
        Short, and in an order that builds up. Each has a ladder of packets that you climb step by step.
      </p>
      <ol class="lesson-list">
        {lessons.map(({ id, title, summary }) => (
          <li key={id}>
            <a href={hrefOf(`lessons/${id}`)}>{title}</a>
            <p>{summary}</p>
          </li>
        ))}
      </ol>
    </>
  );
}

function OneLesson({ lesson }: { readonly lesson: Lesson }) {
  const at = lessons.indexOf(lesson);
  const [before, next] = [lessons[at - 1], lessons[at + 1]];
  return (
    <article class="lesson">
      <p class="crumb">
        <a href={hrefOf('lessons')}>Lessons</a>{' '}
        <span class="faint">
          / {at + 1} of {lessons.length}
        </span>
      </p>
      <h1>{lesson.title}</h1>
      <p class="lead">{lesson.summary}</p>
      <lesson.Body />
      <nav class="turn" aria-label="Other lessons">
        {before !== undefined ? <a href={hrefOf(`lessons/${before.id}`)}>← {before.title}</a> : <span />}
        {next !== undefined && <a href={hrefOf(`lessons/${next.id}`)}>{next.title} →</a>}
      </nav>
    </article>
  );
}
