import { Failed } from '../../shared/failure.ts';

type Page<Row> = {
  readonly rows: readonly Row[] | undefined;
  readonly isTruncated: boolean | undefined;
  readonly marker: string | undefined;
};

/** Every row of a list. Throws NOT_AWS where an answer holds no list: a sign-in page answers 200 too. */
export async function allRows<Row>(
  action: string,
  nextPage: (from: { Marker?: string }) => Promise<Page<Row>>,
): Promise<readonly Row[]> {
  const found: Row[] = [];
  let marker: string | undefined;
  do {
    const page = await nextPage(marker === undefined ? {} : { Marker: marker });
    if (page.rows === undefined) {
      throw new Failed({ code: 'NOT_AWS', action });
    }
    found.push(...page.rows);
    marker = page.isTruncated === true ? page.marker : undefined;
  } while (marker !== undefined);
  return found;
}
