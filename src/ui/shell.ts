import {createContext, useContext} from 'react';
import {plainTheme, type Theme} from './theme.js';

/** What every screen is drawn with: given once, at the root. */
export interface Shell {
	readonly columns: number;
	readonly rows: number;
	readonly theme: Theme;
	/** the key bar's text */
	readonly bar: string;
	/** what is said above the key bar until the next key; empty when there is nothing to say */
	readonly note: string;
}

/** Given by {@link Screens}. */
export const ShellContext = createContext<Shell>({columns: 80, rows: 24, theme: plainTheme, bar: '', note: ''});

/** What this screen is drawn with. */
export function useShell(): Shell {
	return useContext(ShellContext);
}
