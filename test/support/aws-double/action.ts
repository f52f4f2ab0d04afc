import type { Model } from './model.ts';
import type { Params } from './requests/params.ts';
import type { XmlTree } from './requests/xml.ts';
import type { KeySight } from './rules/key-sight.ts';
import type { Session } from './sessions.ts';
import type { User } from './users.ts';

/** The signer of a request: the ID of the key or the session, and its owner. */
export type Signer = {
  readonly keyId: string;
  readonly owner: User;
  /** Undefined for a long-term key. */
  readonly session: Session | undefined;
};

/** The input of an action: the signer, the parameters, and two clocks in milliseconds. */
export type ActionContext = {
  readonly model: Model;
  readonly sight: KeySight;
  readonly signer: Signer;
  readonly params: Params;
  readonly awsTime: number;
  readonly machineTime: number;
};

/** Acts on the model and gives the result element's content; undefined where AWS sends none. */
export type Action = (context: ActionContext) => XmlTree | undefined;
