import {createContext, useContext} from 'react';

/** The terminal's size in cells. */
export interface Size {
	readonly columns: number;
	readonly rows: number;
}

/** Given once, at the root. */
export const SizeContext = createContext<Size>({columns: 80, rows: 24});

/** The terminal's size. */
export function useSize(): Size {
	return useContext(SizeContext);
}
