import type { Document } from './document.ts';
import type { FileLocation } from './locate.ts';

/** A known file that has been read and taken apart. */
export type ParsedFile = { readonly location: FileLocation; readonly document: Document };
