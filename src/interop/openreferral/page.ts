/** JSON as it leaves. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [field: string]: Json };

export type Document = { readonly [field: string]: Json };

/** What stands around a page of a listing, as the standard has it. A page past the last is empty, and says that it is the last. */
interface Page {
  readonly total_items: number;
  readonly total_pages: number;
  readonly page_number: number;
  readonly size: number;
  readonly first_page: boolean;
  readonly last_page: boolean;
  readonly empty: boolean;
}

/** Puts what is listed, each as JSON, on its page. `perPage` is what was asked for, `size` what is there. */
export function onPage(contents: readonly string[], total: number, page: number, perPage: number): string {
  const pages = Math.ceil(total / perPage);
  const around: Page = {
    total_items: total,
    total_pages: pages,
    page_number: page,
    size: contents.length,
    first_page: page === 1,
    last_page: page >= pages,
    empty: contents.length === 0,
  };
  return `${JSON.stringify(around).slice(0, -1)},"contents":[${contents.join(',')}]}`;
}
