import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { userInfo } from 'node:os';
import { isAbsolute } from 'node:path';
import { deviceVariables } from './devices-of-variables.ts';
import { endGroup } from './end-group.ts';

/** The variables that lead to the files, and to AWS. */
const names = [
  'AWS_SHARED_CREDENTIALS_FILE',
  'AWS_CONFIG_FILE',
  'AWS_REGION',
  'AWS_DEFAULT_REGION',
  'AWS_ENDPOINT_URL',
  'AWS_ENDPOINT_URL_IAM',
  'AWS_ENDPOINT_URL_STS',
  'AWS_IGNORE_CONFIGURED_ENDPOINT_URLS',
  'AWS_USE_FIPS_ENDPOINT',
  'AWS_USE_DUALSTACK_ENDPOINT',
  'AWS_STS_REGIONAL_ENDPOINTS',
  'AWS_SDK_UA_APP_ID',
  'AWS_CA_BUNDLE',
  'REQUESTS_CA_BUNDLE',
  'NODE_EXTRA_CA_CERTS',
  'HTTPS_PROXY',
  'https_proxy',
  'HTTP_PROXY',
  'http_proxy',
  'ALL_PROXY',
  'all_proxy',
  'NO_PROXY',
  'no_proxy',
  ...deviceVariables,
] as const;
/** A proxy's address may hold a password. */
export type ShellVariables = Readonly<Partial<Record<(typeof names)[number], string>>>;

/** What `askLoginShell` is given. */
export type LoginShellOptions = {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  /** How long the shell may take; ms. */
  readonly timeLimit?: number;
};

// A person waits for the window meanwhile.
const patience = 2_000;
const longestOutput = 1024 * 1024;

/**
 * What the person's login shell says of the variables that are not set here: an application that was started from a
 * desktop does not have what is written into the shell's files. On Windows there is nothing to ask. Never fails: a
 * shell that does not answer in time is ended and says nothing.
 */
export async function askLoginShell(options: LoginShellOptions): Promise<ShellVariables> {
  const { env, platform, timeLimit = patience } = options;
  // A proxy that is set here in capitals is not to lose against one of the shell's files in small letters.
  const set = new Set(
    Object.keys(env).flatMap((name) => (env[name] === '' ? [] : [name.toLowerCase()])),
  );
  const missing = names.filter((name) => !set.has(name.toLowerCase()));
  const shell = env['SHELL'] ?? shellOfUser();
  if (platform === 'win32' || missing.length === 0 || shell === undefined || !isAbsolute(shell)) {
    return {};
  }
  // Whatever the shell's own files print, these lines stand alone.
  const mark = `keyturn-${randomBytes(8).toString('hex')}`;
  const command = missing.map((name) => `echo ${mark}; printenv ${name}`).join('; ');
  const output = await outputOf(shell, `${command}; echo ${mark}`, { env, timeLimit });
  const answers = output.split(`${mark}\n`).slice(1);
  return Object.fromEntries(
    missing.flatMap((name, index) => {
      const answer = answers.length === missing.length + 1 ? answers[index]?.trim() : undefined;
      return answer === undefined || answer === '' || answer.includes('\n') ? [] : [[name, answer]];
    }),
  );
}

function shellOfUser(): string | undefined {
  try {
    return userInfo().shell ?? undefined;
  } catch {
    // A user that the system does not know, as in some containers.
    return undefined;
  }
}

type ShellRunOptions = Required<Pick<LoginShellOptions, 'env' | 'timeLimit'>>;

/** Everything the shell prints; nothing where it can't be started, prints too much or takes too long. */
function outputOf(
  shell: string,
  command: string,
  { env, timeLimit }: ShellRunOptions,
): Promise<string> {
  return new Promise((resolve) => {
    // Interactive and login: people write variables into the files of either. A group of its own, to be ended as one.
    const child = spawn(shell, ['-i', '-l', '-c', command], {
      env: withoutKeys(env),
      stdio: ['ignore', 'pipe', 'ignore'],
      detached: true,
    });
    const chunks: Buffer[] = [];
    let size = 0;
    const timer = setTimeout(giveUp, timeLimit);

    function finish(output: string): void {
      clearTimeout(timer);
      child.stdout.destroy();
      resolve(output);
    }

    /** What a shell that ends by itself leaves running is the person's own, an agent for example. */
    function giveUp(): void {
      endGroup(child.pid);
      finish('');
    }

    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > longestOutput) giveUp();
      else chunks.push(chunk);
    });
    child.on('error', giveUp);
    // Not the end of its output: what a shell leaves running in the background may keep that open.
    child.on('exit', () => {
      setImmediate(() => {
        finish(Buffer.concat(chunks).toString('utf8'));
      });
    });
  });
}

/** A key that somebody has put into the variables is none of the shell's business. */
function withoutKeys(env: LoginShellOptions['env']): Record<string, string | undefined> {
  const kept = Object.entries(env).filter(
    ([name]) => !/^AWS_(ACCESS|SECRET|SESSION|SECURITY)/i.test(name),
  );
  return Object.fromEntries(kept);
}
