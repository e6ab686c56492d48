import type {Bit, Event, Inputs, Json, Schedule} from '../flp/index.js';

/** A valence that a goal may ask for; `univalent` is 0-valent or 1-valent. */
export const wantedValences = ['bivalent', 'zero', 'one', 'univalent', 'stuck'] as const;
export type WantedValence = (typeof wantedValences)[number];

/** What a way out of FLP85's model takes away from the scheduler: that it knows what a coin will show, that it may delay a message, that it may let a process suspect one that is not faulty. */
export const powers = ['coin', 'delay', 'alarm'] as const;
export type Power = (typeof powers)[number];

/** What one may try to break: that both values can be decided, that nobody decides differently, that one silent process does not keep the others from deciding. */
export const attacks = ['nontriviality', 'agreement', 'silence'] as const;
export type Attack = (typeof attacks)[number];

/** What a pattern says of one process; what is left out may be anything. `stepped`: how many steps it has taken, the opening's included. */
export interface StatePattern {
	readonly process: number;
	readonly output?: Bit | null | undefined;
	readonly pc?: string | undefined;
	readonly storage?: Json | undefined;
	readonly stepped?: number | undefined;
}

/** How many messages in the buffer have this destination and this value; what is left out may be anything. */
export interface BufferPattern {
	readonly to?: number | undefined;
	readonly message?: Json | undefined;
	readonly count: number;
}

/** Somebody, or this process, is at this program counter. */
export interface Passage {
	readonly pc: string;
	readonly process?: number | undefined;
}

/** What a level asks for, as data; `game/goals` has one rule for each kind. */
export type Goal =
	/** some process (or this one) decides; with `also`, in the same schedule from those inputs too; without a step of those in `silent` */
	| {
			readonly kind: 'decision';
			readonly value?: Bit | undefined;
			readonly process?: number | undefined;
			readonly also?: Inputs | undefined;
			readonly silent?: readonly number[] | undefined;
	  }
	/** two processes decide differently */
	| {readonly kind: 'disagreement'}
	/** a configuration of this valence; with `silent`, over the schedules without that process; with `undecided`, before anybody has decided */
	| {
			readonly kind: 'valence';
			readonly valence: WantedValence;
			readonly silent?: number | undefined;
			readonly undecided?: boolean | undefined;
	  }
	/** a pattern over states and buffer */
	| {
			readonly kind: 'picture';
			readonly states?: readonly StatePattern[] | undefined;
			readonly buffer?: readonly BufferPattern[] | undefined;
	  }
	/** exactly these events, in an order that works */
	| {readonly kind: 'events'; readonly events: Schedule}
	/** the configuration that `schedule` leads to from the opening, by a schedule that begins otherwise: with this event, or one of these processes */
	| {readonly kind: 'configuration'; readonly schedule: Schedule; readonly begins: Event | readonly number[]}
	/** inputs from which the initial configuration has this valence; `beside` those, or the part before's, it differs in one input */
	| {readonly kind: 'beginning'; readonly valence: WantedValence; readonly beside?: Inputs | 'last' | undefined}
	/** the pinned event as the last one, to an open configuration (FLP85 §3, Lemma 3) */
	| {readonly kind: 'pinned'; readonly event: Event}
	/** a critical configuration; with so many deciders, if that is said; with `name`, the player names the decider */
	| {readonly kind: 'critical'; readonly deciders?: number | undefined; readonly name?: boolean | undefined}
	/** so many stages of the construction in FLP85 §3, Theorem 1, each ending in an open configuration */
	| {readonly kind: 'stages'; readonly count: number}
	/** a fair loop of open configurations; with `shift`, up to a shift of all round numbers; with `passes`, one of them is like this */
	| {readonly kind: 'fair-loop'; readonly shift?: boolean | undefined; readonly passes?: Passage | undefined}
	/** a fair loop in which nobody has decided, without the process that was declared faulty */
	| {readonly kind: 'never-decides'}
	/** whether the goal `of` can be reached at all */
	| {readonly kind: 'claim'; readonly of: Goal}
	/**
	 * one of the powers without which the loop of the opening's run, from its configuration `close` to its end, is left and somebody decides; of the
	 * player's last win of `level`, if he has one that fits, the loop takes the place of the opening's, and `yours` says so
	 */
	| {
			readonly kind: 'power';
			readonly close: number;
			readonly level?: string | undefined;
			readonly yours?: true | undefined;
	  }
	/** nothing: in the sandbox one plays what one likes, and nothing is won or lost; no level file has it */
	| {readonly kind: 'free'}
	/** one of the attacks that succeeds */
	| {readonly kind: 'attack'}
	/** a configuration of the opening's run: the first or last one of this valence, or the critical one */
	| {readonly kind: 'point'; readonly that: 'critical'}
	| {readonly kind: 'point'; readonly that: WantedValence; readonly which: 'first' | 'last'};

export type GoalKind = Goal['kind'];
