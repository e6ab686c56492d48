import type {Bit, Json, Protocol, Send} from '../flp/index.js';
import {bitField, field} from './narrow.js';
import {roundsIn} from './rounds.js';

interface Entry {
	readonly term: number;
	readonly v: Bit;
}

interface Storage {
	readonly term: number;
	readonly votedFor: number | null;
	/** as a candidate: who votes for me; as a leader: who has my entry */
	readonly with: readonly number[];
	/** the one entry of the log */
	readonly entry: Entry | null;
}

/** What is said, and where Ongaro and Ousterhout 2014 have it. */
type Message =
	// §5.2 and Figure 2, RequestVote: the candidate, its term, and (as lastLogTerm) what its log holds
	| {readonly type: 'request-vote'; readonly term: number; readonly from: number; readonly last: Entry | null}
	// §5.2, RequestVote's reply with voteGranted
	| {readonly type: 'vote'; readonly term: number; readonly from: number}
	// §5.3, AppendEntries with the one entry
	| {readonly type: 'append'; readonly term: number; readonly from: number; readonly v: Bit}
	// §5.3, AppendEntries' reply with success
	| {readonly type: 'appended'; readonly term: number; readonly from: number}
	// §5.3, the leaderCommit of a later AppendEntries, by which followers learn that the entry is committed
	| {readonly type: 'committed'; readonly v: Bit};

/** Raft's election and the replication of one entry (D. Ongaro, J. Ousterhout, In Search of an Understandable Consensus Algorithm, 2014, §5.1–5.4). A ∅-step of one who does not lead is an election timeout. */
export const raft: Protocol = {
	name: 'raft',
	title: 'Raft',
	summary:
		'Elect a leader for a term; the leader has one entry, its input, copied to a majority. ∅ is an election timeout.',
	processes: {min: 2, max: 5, default: 3},
	start: () => ({pc: 'start', storage: {term: 0, votedFor: null, with: [], entry: null}}),
	step({self, n, others, state, message}) {
		if (state.output !== null) return {};
		const majority = Math.floor(n / 2) + 1;
		const send: Send[] = [];
		const tell = (to: number, said: Message): void => void send.push({to, message: said as unknown as Json});
		const tellAll = (said: Message): void => {
			for (const to of others) tell(to, said);
		};
		let pc = state.pc === 'start' ? 'follower' : state.pc;
		let now = state.storage as unknown as Storage;
		const said = message as unknown as Message | null;

		if (said === null && pc !== 'leader') {
			// §5.2: it increments its current term, votes for itself, and asks the others for their votes
			const term = now.term + 1;
			pc = 'candidate';
			now = {...now, term, votedFor: self, with: [self]};
			tellAll({type: 'request-vote', term, from: self, last: now.entry});
		}
		if (said !== null && said.type !== 'committed' && said.term > now.term) {
			// §5.1: whoever sees a larger term takes it over and becomes a follower
			pc = 'follower';
			now = {...now, term: said.term, votedFor: null, with: []};
		}
		switch (said?.type) {
			case undefined:
				break;
			case 'request-vote':
				// §5.2, §5.4.1: one vote a term, and only for a log that is at least as up to date as one's own
				if (said.term < now.term || now.votedFor !== null || (said.last?.term ?? -1) < (now.entry?.term ?? -1)) break;
				now = {...now, votedFor: said.from};
				tell(said.from, {type: 'vote', term: now.term, from: self});
				break;
			case 'vote': {
				// §5.2: votes from a majority: it leads, and sends its entry
				if (pc !== 'candidate' || said.term < now.term) break;
				now = {...now, with: [...now.with, said.from].sort((a, b) => a - b)};
				if (now.with.length < majority) break;
				const v = now.entry?.v ?? state.input;
				pc = 'leader';
				now = {...now, with: [self], entry: {term: now.term, v}};
				tellAll({type: 'append', term: now.term, from: self, v});
				break;
			}
			case 'append':
				// §5.3: a follower takes over the leader's entry
				if (said.term < now.term) break;
				pc = 'follower';
				now = {...now, with: [], entry: {term: said.term, v: said.v}};
				tell(said.from, {type: 'appended', term: said.term, from: self});
				break;
			case 'appended':
				// §5.3: committed once a majority has it
				if (pc !== 'leader' || said.term < now.term) break;
				now = {...now, with: [...now.with, said.from].sort((a, b) => a - b)};
				if (now.with.length < majority) break;
				tellAll({type: 'committed', v: now.entry!.v});
				return {pc: 'done', storage: null, send, decide: now.entry!.v};
			case 'committed':
				// §5.3: a follower that learns of the commitment applies the entry
				return {pc: 'done', storage: null, send, decide: said.v};
		}
		return {pc, storage: now as unknown as Json, send};
	},
	ignores({state, message}) {
		if (state.output !== null) return true;
		const said = message as unknown as Message;
		if (state.pc === 'start' || said.type === 'committed') return false;
		const {term, votedFor} = state.storage as unknown as Storage;
		if (said.term !== term) return said.term < term;
		switch (said.type) {
			case 'request-vote':
				return votedFor !== null;
			case 'vote':
				return state.pc !== 'candidate';
			case 'append':
				return false;
			case 'appended':
				return state.pc === 'follower';
		}
	},
	rounds: roundsIn(['term'], 1),
	show: {
		message(message) {
			const who = `p${String(field(message, 'from'))}`;
			const term = String(field(message, 'term'));
			switch (field(message, 'type')) {
				case 'request-vote':
					return `term ${term}: vote for ${who}?${logText(field(message, 'last'))}`;
				case 'vote':
					return `term ${term}: ${who} votes for you`;
				case 'append':
					return `term ${term}: append ${bitField(message, 'v')}`;
				case 'appended':
					return `term ${term}: ${who} has it`;
				default:
					return `committed ${bitField(message, 'v')}`;
			}
		},
		storage(storage) {
			if (storage === null) return '–';
			const {term, votedFor, with: friends, entry} = storage as unknown as Storage;
			return `term ${term}${votedFor === null ? '' : ` voted p${votedFor}`}${friends.length === 0 ? '' : ` with ${friends.length}`}${entry === null ? '' : ` entry ${entry.v} of ${entry.term}`}`;
		},
	},
};

/** The last entry of a candidate's log, which its voters compare with theirs; nothing where it has none. */
function logText(last: Json | undefined): string {
	return last === null || last === undefined ? '' : ` log ${String(field(last, 'term'))}`;
}
