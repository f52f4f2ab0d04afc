import { Failed, type Failure } from '../../shared/failure.ts';

/** An AccessDenied that names an identity: AWS has checked the signature before it looked at the policies. */
export class RefusedByAws extends Failed {
  readonly namedArn: string;

  constructor(failure: Failure, namedArn: string) {
    super(failure);
    this.namedArn = namedArn;
  }
}
