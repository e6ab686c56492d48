import process from 'node:process';
import {useApp, useInput, usePaste, useWindowSize} from 'ink';
import {useEffect, useSyncExternalStore} from 'react';
import type {Controller} from './controller.js';
import {themeOf} from './given.js';
import {keysIn} from './keys.js';
import {Screens} from './screens.js';
import {paceOf} from './watch.js';

/** The game in a terminal: one listener for keys, one for the terminal's size; the screens only draw. */
export function App({controller}: {readonly controller: Controller}) {
	const {exit, suspendTerminal} = useApp();
	const {columns, rows} = useWindowSize();
	const session = useSyncExternalStore(controller.subscribe, controller.current);

	useEffect(() => controller.happen({on: 'resize', columns, rows}), [controller, columns, rows]);
	useEffect(() => {
		if (session.done) exit();
	}, [session.done, exit]);
	const pace = paceOf(session);
	useEffect(() => {
		if (pace === null) return undefined;
		const timer = setInterval(() => controller.happen({on: 'watch', does: {is: 'tick'}}), pace);
		return () => clearInterval(timer);
	}, [controller, pace]);
	useInput((input, key) => {
		const terminal = {
			interrupt: () => exit(new Interrupted()),
			suspend: () => void suspendTerminal(putAside),
		};
		for (const name of keysIn(input, key)) controller.press(name, terminal);
	});
	// what is pasted is no key
	usePaste(text => controller.paste(text));

	return <Screens session={{...session, columns, rows}} theme={themeOf(session)} />;
}

/** Ctrl-C: the game ends with the status of that signal. */
export class Interrupted extends Error {}

/** Stops this job, as Ctrl-Z does where keys are not read one by one; goes on after `fg`. Where there is no shell to come back from, nothing happens. */
async function putAside(): Promise<void> {
	process.kill(0, 'SIGTSTP');
	await new Promise(resolve => {
		setImmediate(resolve);
	});
}
