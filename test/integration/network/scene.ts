import { afterEach, beforeEach } from 'vitest';
import { createAws } from '../../../main/aws/aws.ts';
import { createNetwork, type Network } from '../../../main/aws/network/network.ts';
import type { Variables } from '../../../main/aws/network/route.ts';
import type { AwsSession } from '../../../main/aws/session.ts';
import { Secret } from '../../../main/secrets/secret.ts';
import { defaultNetworkChoice, type NetworkChoice } from '../../../shared/settings/network.ts';
import {
  type AwsDouble,
  type DoubleUser,
  type IssuedKey,
  startAwsDouble,
} from '../../support/aws-double/index.ts';
import { certificateFile } from '../../support/network/certificates.ts';
import { startSecureFront } from '../../support/network/secure-front.ts';

/** How AWS is reached in a test. */
export type Way = {
  readonly choice?: NetworkChoice;
  readonly variables?: Variables;
  readonly system?: string;
  readonly caBundle?: string;
};

/** The double with one user, plain and behind TLS. */
export type Scene = {
  readonly double: AwsDouble;
  readonly user: DoubleUser;
  readonly key: IssuedKey;
  /** Its ports on this machine. */
  readonly plain: number;
  readonly secure: number;
  /** A session of the key by a way, closed behind the test. */
  readonly session: (endpoint: string, way?: Way) => AwsSession;
  /** Has something closed behind the test. */
  readonly closing: <Closed extends { readonly close: () => Promise<void> }>(
    opened: Promise<Closed>,
  ) => Promise<Closed>;
};

/** The test's authority, where a person has chosen it. */
export const authority = certificateFile('authority');
/** The choice of the test's authority. */
export const trusting: NetworkChoice = { ...defaultNetworkChoice, certificates: authority };

/** The network of a way. */
export function networkOf({ choice = defaultNetworkChoice, variables = {}, system }: Way): Network {
  return createNetwork({
    choice: () => choice,
    variables,
    systemProxy: () => Promise.resolve(system ?? 'DIRECT'),
  });
}

/** A fresh scene for each test of the file; call the answer inside a test. */
export function sceneForEachTest(): () => Scene {
  let scene: Scene | undefined;
  let ends: (() => unknown)[] = [];
  beforeEach(async () => {
    const double = await startAwsDouble();
    const plain = Number(new URL(double.url).port);
    const front = await startSecureFront(plain);
    const user = double.addUser({ account: '210000000001', name: 'joebloggs', path: '/team/' });
    const key = user.addKey({ createdDaysAgo: 93 });
    ends.push(double.close, front.close);
    scene = {
      double,
      user,
      key,
      plain,
      secure: front.port,
      session: (endpoint, way = {}) => {
        const { caBundle } = way;
        const opened = createAws(networkOf(way)).session({
          pair: { id: key.id, secret: new Secret(key.secret) },
          connection: {
            region: 'eu-central-1',
            iamEndpoint: endpoint,
            stsEndpoint: endpoint,
            ...(caBundle === undefined ? {} : { caBundle }),
          },
        });
        ends.push(opened.end);
        return opened;
      },
      closing: async (opening) => {
        const opened = await opening;
        ends.push(opened.close);
        return opened;
      },
    };
  });
  afterEach(async () => {
    await Promise.all(ends.map((end) => end()));
    ends = [];
  });
  return () => {
    if (scene === undefined) throw new Error('there is a scene only inside a test');
    return scene;
  };
}
