import { FailureError, type Failure } from '../../../shared/values/failure.ts';

/** An AccessDenied that names an identity: AWS has checked the signature before it looked at the policies. */
export class AwsRefusalError extends FailureError {
  readonly namedArn: string;
  /** A statement of the user's own policies denies the call; one that asks for MFA says just this. */
  readonly explicitDeny: boolean;

  constructor(failure: Failure, namedArn: string, explicitDeny = false) {
    super(failure);
    this.namedArn = namedArn;
    this.explicitDeny = explicitDeny;
  }
}
