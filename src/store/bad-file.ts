/** A file that cannot be used: one plain sentence that says what is wrong, where, and what would be right. */
export class BadFile extends Error {
	constructor(sentence: string) {
		super(sentence);
		this.name = 'BadFile';
	}
}

/** Why the system refused, in words. */
export function sayRefusal(error: unknown): string {
	switch ((error as NodeJS.ErrnoException).code) {
		case 'ENOENT':
			return 'there is no such file';
		case 'EISDIR':
			return 'it is a folder';
		case 'EACCES':
		case 'EPERM':
			return 'it is not permitted';
		case 'EEXIST':
		case 'ENOTDIR':
			return 'a part of its path is no folder';
		case 'ENOSPC':
		case 'EDQUOT':
			return 'the disk is full';
		case 'EROFS':
			return 'nothing may be written there';
		default:
			return error instanceof Error ? error.message : String(error);
	}
}
