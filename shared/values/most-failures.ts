/** After so many failing tries it stops and asks. */
export const mostFailures = 3;
