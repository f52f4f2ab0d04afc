import { afterEach, beforeEach } from 'vitest';
import { createAws } from '../../../main/aws/aws.ts';
import type { Aws, AwsSession, MfaSession, Signer } from '../../../main/aws/session.ts';
import { Secret } from '../../../main/secrets/secret.ts';
import { FailureError, type Failure } from '../../../shared/values/failure.ts';
import {
  type AwsDouble,
  type DoubleUser,
  type IssuedKey,
  startAwsDouble,
} from '../../support/aws-double/index.ts';

/** What a test may choose about a session. */
export type SessionChoice = {
  readonly via?: Aws;
  /** Another key than joebloggs'. */
  readonly signer?: IssuedKey;
  readonly secret?: string;
  readonly region?: string;
  readonly endpoint?: string;
  readonly mfaSession?: MfaSession;
};

/** The double with the user joebloggs and one key, and a machine's clock that a test moves by hand. */
export type Scene = {
  readonly double: AwsDouble;
  readonly user: DoubleUser;
  readonly key: IssuedKey;
  /** The way to AWS under test. */
  readonly aws: Aws;
  /** A session of the key, closed behind the test. */
  readonly open: (choice?: SessionChoice) => AwsSession;
  /** Lets time pass on AWS. */
  readonly pass: (milliseconds: number) => void;
};

/** A fresh scene for each test of the file; call the answer inside a test. */
export function sceneForEachTest(): () => Scene {
  let scene: Scene | undefined;
  let sessions: AwsSession[] = [];
  beforeEach(async () => {
    scene = await newScene((session) => sessions.push(session));
  });
  afterEach(async () => {
    for (const session of sessions) session.end();
    sessions = [];
    await scene?.double.close();
  });
  return () => {
    if (scene === undefined) throw new Error('there is a scene only inside a test');
    return scene;
  };
}

async function newScene(opened: (session: AwsSession) => void): Promise<Scene> {
  let passed = 0;
  const double = await startAwsDouble({ now: () => Date.now() + passed });
  const user = double.addUser({ account: '210000000001', name: 'joebloggs', path: '/team/' });
  const key = user.addKey({ createdDaysAgo: 93 });
  const aws = createAws();
  function open(choice: SessionChoice = {}): AwsSession {
    const { via = aws, signer: { id, secret } = key, mfaSession } = choice;
    const { region = 'eu-central-1', endpoint = double.url } = choice;
    const signer: Signer = {
      pair: { id, secret: new Secret(choice.secret ?? secret) },
      connection: { region, iamEndpoint: endpoint, stsEndpoint: endpoint },
      ...(mfaSession === undefined ? {} : { mfaSession }),
    };
    const session = via.session(signer);
    opened(session);
    return session;
  }
  const pass = (milliseconds: number) => {
    passed += milliseconds;
  };
  return { double, user, key, aws, open, pass };
}

/** What a call threw; fails where it succeeded. */
export async function failureOfCall(call: Promise<unknown>): Promise<Failure> {
  try {
    await call;
  } catch (cause) {
    if (cause instanceof FailureError) return cause.failure;
    throw cause;
  }
  throw new Error('the call succeeded');
}
