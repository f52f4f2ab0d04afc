import { FailureError, type Failure } from '../../../shared/values/failure.ts';

/** An AccessDenied that names an identity: AWS checks the signature before the policies, so the key is valid. */
export class AwsRefusalError extends FailureError {
  readonly namedArn: string;
  /** An explicit deny of the user's own policies. A statement that requires MFA is reported in the same way. */
  readonly explicitDeny: boolean;

  constructor(failure: Failure, namedArn: string, explicitDeny = false) {
    super(failure);
    this.namedArn = namedArn;
    this.explicitDeny = explicitDeny;
  }
}
