import type {Bit, Json, Protocol, Send} from '../flp/index.js';
import {bitField, field} from './narrow.js';
import type {Powers} from './powers.js';
import {roundsIn} from './rounds.js';

/** What is said, and where Figure 6 has it. */
type Message =
	// phase 1: (p, r, estimate, ts) to the coordinator
	| {
			readonly type: 'estimate';
			readonly round: number;
			readonly from: number;
			readonly est: Bit;
			readonly ts: number | null;
	  }
	// phase 2: (c, r, estimate), the coordinator's proposal to all
	| {readonly type: 'propose'; readonly round: number; readonly est: Bit}
	// phase 3: (p, r, ack) or (p, r, nack) to the coordinator
	| {readonly type: 'answer'; readonly round: number; readonly from: number; readonly ack: boolean}
	// phase 4: (p, r, estimate, decide), reliably broadcast
	| {readonly type: 'decided'; readonly v: Bit};
type Estimate = Extract<Message, {type: 'estimate'}>;
type Answer = Extract<Message, {type: 'answer'}>;

interface Storage {
	readonly round: number;
	readonly est: Bit | null;
	/** the round in which `est` was taken over; `null` for never */
	readonly ts: number | null;
	/** as the coordinator of this round: the estimates, then the answers, of others */
	readonly got: readonly (Estimate | Answer)[];
	/** what came for a later round */
	readonly early: readonly Message[];
}

/** Consensus with an unreliable failure detector ◇S (T. Chandra, S. Toueg, J. ACM 43(2), 1996, Figure 6). A ∅-step of one who waits for the coordinator is a suspicion. */
export const rotatingCoordinator: Protocol = {
	name: 'rotating-coordinator',
	title: 'Rotating coordinator',
	summary: 'Chandra and Toueg: each round has its coordinator, and who waits for it may suspect it (∅) and go on.',
	processes: {min: 3, max: 5, default: 3},
	start: () => ({pc: 'start', storage: {round: 0, est: null, ts: null, got: [], early: []}}),
	step({self, n, others, state, message}) {
		if (state.output !== null) return {};
		const majority = Math.floor(n / 2) + 1;
		const send: Send[] = [];
		const tell = (to: number, said: Message): void => void send.push({to, message: said as unknown as Json});
		const tellAll = (said: Message): void => {
			for (const to of others) tell(to, said);
		};
		let {pc} = state;
		let now = state.storage as unknown as Storage;
		let decision: Bit | undefined;

		// phase 1: everybody sends its estimate to the coordinator of the round
		const enter = (round: number): void => {
			now = {...now, round, got: []};
			const coordinator = round % n;
			const mine: Estimate = {type: 'estimate', round, from: self, est: now.est!, ts: now.ts};
			if (coordinator === self) {
				pc = 'estimates';
				now = {...now, got: [mine]};
			} else {
				pc = 'waits';
				tell(coordinator, mine);
			}
			takeEarly();
		};
		const takeEarly = (): void => {
			const due = now.early.filter(said => 'round' in said && said.round === now.round);
			now = {...now, early: now.early.filter(said => !due.includes(said))};
			for (const said of due) handle(said);
		};
		const handle = (said: Message): void => {
			if (said.type === 'decided' || decision !== undefined) return;
			// what comes before its phase waits: an answer, too, while the coordinator still collects estimates
			if (said.round > now.round || (said.round === now.round && said.type === 'answer' && pc === 'estimates')) {
				now = {...now, early: [...now.early, said]};
				return;
			}
			if (said.round < now.round) return;
			if (said.type === 'estimate' && pc === 'estimates') {
				now = {...now, got: [...now.got, said]};
				if (now.got.length < majority) return;
				// phase 2: the coordinator takes the estimate with the largest timestamp, and proposes it
				const last = (now.got as readonly Estimate[])
					.toSorted((a, b) => a.from - b.from)
					.reduce((best, one) => ((one.ts ?? -1) > (best.ts ?? -1) ? one : best));
				tellAll({type: 'propose', round: now.round, est: last.est});
				pc = 'answers';
				const mine: Answer = {type: 'answer', round: now.round, from: self, ack: true};
				now = {...now, est: last.est, ts: now.round, got: [mine]};
				takeEarly();
			} else if (said.type === 'propose' && pc === 'waits') {
				// phase 3: the proposal is taken over and acknowledged
				now = {...now, est: said.est, ts: now.round};
				tell(now.round % n, {type: 'answer', round: now.round, from: self, ack: true});
				enter(now.round + 1);
			} else if (said.type === 'answer' && pc === 'answers') {
				now = {...now, got: [...now.got, said]};
				if (now.got.length < majority) return;
				// phase 4: a majority has answered; if all of it acknowledged, the estimate is locked, and broadcast
				if ((now.got as readonly Answer[]).every(({ack}) => ack)) decision = now.est!;
				else enter(now.round + 1);
			}
		};

		if (pc === 'start') {
			now = {...now, est: state.input};
			enter(now.round);
		} else if (message === null && pc === 'waits') {
			// phase 3: the coordinator is suspected
			tell(now.round % n, {type: 'answer', round: now.round, from: self, ack: false});
			enter(now.round + 1);
		}
		const said = message as unknown as Message | null;
		if (said?.type === 'decided') decision = said.v;
		else if (said !== null) handle(said);
		if (decision !== undefined) {
			// reliable broadcast: whoever delivers the decision passes it on
			tellAll({type: 'decided', v: decision});
			return {pc: 'done', storage: null, send, decide: decision};
		}
		return {pc, storage: sorted(now) as unknown as Json, send};
	},
	ignores({state, message}) {
		if (state.output !== null) return true;
		const said = message as unknown as Message;
		if (state.pc === 'start' || said.type === 'decided') return false;
		const {round} = state.storage as unknown as Storage;
		return said.round < round || (said.round === round && said.type === 'estimate' && state.pc === 'answers');
	},
	rounds: roundsIn(['round', 'ts'], n => n),
	show: {
		message(message) {
			const round = String(field(message, 'round'));
			switch (field(message, 'type')) {
				case 'estimate':
					return `round ${round}: p${String(field(message, 'from'))} has ${bitField(message, 'est')}`;
				case 'propose':
					return `round ${round}: take ${bitField(message, 'est')}`;
				case 'answer':
					return `round ${round}: p${String(field(message, 'from'))} ${field(message, 'ack') === true ? 'took it' : 'suspects'}`;
				default:
					return `decided ${bitField(message, 'v')}`;
			}
		},
		storage(storage) {
			if (storage === null || field(storage, 'est') === null) return '–';
			const {round, est, ts, got, early} = storage as unknown as Storage;
			return `round ${round} value ${est}${ts === null ? '' : ` since ${ts}`}${got.length === 0 ? '' : ` got ${got.length}`}${early.length === 0 ? '' : ` early ${early.length}`}`;
		},
	},
};

/** Figure 6, phase 3: a participant that waits for the coordinator c goes on with a nack when its failure detector suspects c. Here ∅ is the suspicion. */
export const rotatingCoordinatorPowers: Powers = {
	suspected({n, state, message}) {
		if (message !== null || state.output !== null || state.pc !== 'waits') return undefined;
		return (state.storage as unknown as Storage).round % n;
	},
};

/** What was collected are sets: their order is no part of the state. It must not hang on how many digits a round number has, either. */
function sorted(storage: Storage): Storage {
	const key = (said: Message): number[] => [
		'round' in said ? said.round : 0,
		['estimate', 'propose', 'answer', 'decided'].indexOf(said.type),
		'from' in said ? said.from : 0,
	];
	const inOrder = (a: Message, b: Message): number => {
		const [x, y] = [key(a), key(b)];
		return x.map((part, i) => part - y[i]!).find(difference => difference !== 0) ?? 0;
	};
	return {...storage, got: storage.got.toSorted(inOrder), early: storage.early.toSorted(inOrder)};
}
