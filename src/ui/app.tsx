import {Text, useApp, useInput, useWindowSize} from 'ink';
import {useEffect, useReducer} from 'react';
import {EndScreen} from './screens/end.js';
import {InputsScreen} from './screens/inputs.js';
import {Intro} from './screens/intro.js';
import {Help, Rules} from './screens/overlay.js';
import {PlayScreen} from './screens/play.js';
import {keyBar, keysIn, type KeyEntry, press} from './keys.js';
import {currentLook, currentStanding, type Happening, lookKey, reduce, type Session} from './session.js';
import {SizeContext} from './size.js';
import {tableOf} from './tables.js';
import {smallest} from './theme.js';
import type {Look, LookRequest} from '../worker/client.js';

/** What the interface needs from outside. */
export interface Outside {
	ask(request: LookRequest): Promise<Look>;
	/** called after every change */
	keep(session: Session): void;
	/** saves the certificate of a closed loop; returns what to tell */
	saveCertificate(session: Session): Promise<string>;
}

/** The game. One session, one reducer, one listener for keys; the screens only draw. */
export function App({start, outside}: {readonly start: Session; readonly outside: Outside}) {
	const {exit} = useApp();
	const {columns, rows} = useWindowSize();
	const [session, happen] = useReducer(reduceKeys(outside), start);
	const key = lookKey(session.play);
	const {inputs, schedule, level} = session.play;

	// biome-ignore lint/correctness/useExhaustiveDependencies: asked once for each configuration, and `key` names it
	useEffect(() => {
		if (inputs === null || currentLook(session) !== null) return;
		outside.ask({protocol: level.protocol, inputs, schedule}).then(
			look => happen({on: 'looked', key, look}),
			(error: unknown) => happen({on: 'note', note: error instanceof Error ? error.message : String(error)}),
		);
	}, [key]);
	// biome-ignore lint/correctness/useExhaustiveDependencies: `outside` never changes
	useEffect(() => outside.keep(session), [session]);
	useEffect(() => {
		if (session.done) exit();
	}, [session.done, exit]);
	useInput((input, pressed) => {
		if (pressed.ctrl && input === 'c') {
			exit(new Interrupted());
			return;
		}
		for (const name of keysIn(input, pressed)) happen({on: 'key', name, happen});
	});

	if (columns < smallest.columns || rows < smallest.rows) {
		return <Text>{`bivalent needs ${smallest.columns}×${smallest.rows}; this is ${columns}×${rows}.`}</Text>;
	}
	return (
		<SizeContext.Provider value={{columns, rows}}>
			<Screen session={session} entries={tableOf(session, silent)} />
		</SizeContext.Provider>
	);
}

/** Ctrl-C: the game ends with the status of that signal. */
export class Interrupted extends Error {}

type KeyOrHappening = Happening | {readonly on: 'key'; readonly name: string; happen(happening: Happening): void};

/** Keys are looked up in the table of the session they arrive at, so that keys of one chunk all count. */
function reduceKeys(outside: Outside) {
	return (session: Session, happening: KeyOrHappening): Session => {
		if (happening.on !== 'key') return reduce(session, happening);
		let next = session;
		const entries = tableOf(session, {
			happen: made => {
				next = reduce(next, made);
			},
			save: () => void outside.saveCertificate(session).then(note => happening.happen({on: 'note', note})),
			quit: () => {
				next = {...next, done: true};
			},
		});
		press(entries, happening.name);
		return next;
	};
}

const silent = {happen() {}, save() {}, quit() {}};

function Screen({session, entries}: {readonly session: Session; readonly entries: readonly KeyEntry[]}) {
	const bar = keyBar(entries);
	const {play, overlay, screen} = session;
	if (overlay === 'help') return <Help entries={tableOf({...session, overlay: null}, silent)} bar={bar} />;
	if (overlay === 'rules') return <Rules protocol={play.protocol} bar={bar} />;
	switch (screen) {
		case 'intro':
			return <Intro level={play.level} note={session.note} bar={bar} />;
		case 'play':
			return play.inputs === null ? (
				<InputsScreen session={session} bar={bar} />
			) : (
				<PlayScreen session={session} bar={bar} />
			);
		case 'end':
			return (
				<EndScreen
					session={session}
					standing={currentStanding(session)}
					choices={entries.filter(({choice}) => choice === true).map(({word}) => word)}
					bar={bar}
				/>
			);
	}
}
