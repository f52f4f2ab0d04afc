import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { userInfo } from 'node:os';
import { isAbsolute } from 'node:path';
import { deviceVariables } from './devices-of-variables.ts';
import { endGroup } from './end-group.ts';

/** The variables that decide where the files are and how AWS is reached. */
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
/** The values of these variables. A proxy's address may contain a password. */
export type ShellVariables = Readonly<Partial<Record<(typeof names)[number], string>>>;

export type LoginShellOptions = {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  /** The time limit of the shell in ms. */
  readonly timeLimit?: number;
};

// In ms. A person waits for the window.
const patience = 2_000;
const longestOutput = 1024 * 1024;

/**
 * The login shell's values of the variables that are not set here: an application that was started from a desktop lacks
 * those of the shell's files. Empty on Windows. Never rejects: a shell that takes too long is killed, and the values are
 * empty.
 */
export async function askLoginShell(options: LoginShellOptions): Promise<ShellVariables> {
  const { env, platform, timeLimit = patience } = options;
  // A proxy that is set here in capitals must not lose to one of the shell in small letters.
  const set = new Set(
    Object.keys(env).flatMap((name) => (env[name] === '' ? [] : [name.toLowerCase()])),
  );
  const missing = names.filter((name) => !set.has(name.toLowerCase()));
  const shell = env['SHELL'] ?? shellOfUser();
  if (platform === 'win32' || missing.length === 0 || shell === undefined || !isAbsolute(shell)) {
    return {};
  }
  // The mark separates the values from any other output of the shell's files.
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
    // The system does not know the user, as in some containers.
    return undefined;
  }
}

type ShellRunOptions = Required<Pick<LoginShellOptions, 'env' | 'timeLimit'>>;

/** The output of the shell; empty where it can't be started, prints too much or takes too long. */
function outputOf(
  shell: string,
  command: string,
  { env, timeLimit }: ShellRunOptions,
): Promise<string> {
  return new Promise((resolve) => {
    // Interactive and login, as people set variables in the files of both. In its own process group, to kill it as a whole.
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

    /** Only here: what a shell that ends on its own leaves running is the person's, an agent for example. */
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
    // Not the end of its output, which a background process of the shell may keep open.
    child.on('exit', () => {
      setImmediate(() => {
        finish(Buffer.concat(chunks).toString('utf8'));
      });
    });
  });
}

/** Keys in environment variables are not passed to the shell. */
function withoutKeys(env: LoginShellOptions['env']): Record<string, string | undefined> {
  const kept = Object.entries(env).filter(
    ([name]) => !/^AWS_(ACCESS|SECRET|SESSION|SECURITY)/i.test(name),
  );
  return Object.fromEntries(kept);
}
