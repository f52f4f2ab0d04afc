/** Whether this is the ARN of an IAM user, which people mistake for that of their MFA device. Pure. */
export function isArnOfUser(text: string | undefined): boolean {
  return text !== undefined && /^arn:[a-z-]+:iam::\d*:user\//.test(text);
}
