/** After so many failed tries, automatic rotation stops. */
export const mostFailures = 3;
