import type { SystemQuestions } from '../../main/computer/system-questions.ts';

/** The answers of a fake system: the text of each file, the target of each link, the output of each program. */
export type SystemAnswers = {
  readonly files?: Readonly<Record<string, string>>;
  readonly links?: Readonly<Record<string, string>>;
  readonly owners?: Readonly<Record<string, number>>;
  /** By the words of the call: `reg.exe query HKLM\\…`, the program without its folder. */
  readonly programs?: Readonly<Record<string, string>>;
  readonly processes?: readonly number[];
};

/** A system with these answers, which records every question. */
export function systemThatSays(
  platform: NodeJS.Platform,
  answers: SystemAnswers = {},
): SystemQuestions & { readonly asked: readonly string[] } {
  const asked: string[] = [];
  function noted<Answer>(question: string, answer: Answer): Promise<Answer> {
    asked.push(question);
    return Promise.resolve(answer);
  }
  return {
    asked,
    platform,
    host: () => 'annas-laptop',
    textOf: (file) => noted(file, answers.files?.[file] ?? ''),
    targetOf: (link) => noted(link, answers.links?.[link] ?? ''),
    ownerOf: (file) => noted(file, answers.owners?.[file]),
    printedBy: (program, words) => {
      const call = [program.replace(/^.*[\\/]/, ''), ...words].join(' ');
      return noted(`${program} ${words.join(' ')}`, answers.programs?.[call] ?? '');
    },
    isThere: (number) => answers.processes?.includes(number) ?? false,
    runsSince: () => 5_000_000,
  };
}
