import type { ReactElement } from 'react';
import type { FileView } from '../../shared/contract/snapshot.ts';
import { explain } from '../../shared/words/errors.ts';
import {
  fileProblemSentence,
  openToOthersWords,
} from '../../shared/words/profiles/file-problems.ts';
import { NextStep } from '../failures/way-out.tsx';
import { Notice, Title } from '../ui/notice.tsx';

/** What a person should know about one of the known files; empty where all is well. */
export function FileNotices({ file }: { readonly file: FileView }): ReactElement {
  return (
    <>
      <FileTrouble file={file} />
      {file.openToOthers && (
        <Notice tone="warning">
          <Title level={2}>{openToOthersWords.title}</Title>
          <p>{openToOthersWords.body(file.path)}</p>
          <NextStep text={openToOthersWords.next} />
        </Notice>
      )}
    </>
  );
}

function FileTrouble({ file }: { readonly file: FileView }): ReactElement | undefined {
  if (file.failure === undefined) {
    return undefined;
  }
  const { title, body, next } = explain(file.failure);
  return (
    <Notice tone="warning">
      <Title level={2}>{title}</Title>
      <p>{body}</p>
      {file.problems !== undefined && (
        <ul className="problems">
          {file.problems.map((problem) => (
            <li key={`${problem.line} ${problem.problem}`}>{fileProblemSentence(problem)}</li>
          ))}
        </ul>
      )}
      <NextStep text={next} />
    </Notice>
  );
}
