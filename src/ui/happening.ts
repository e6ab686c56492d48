import type {Action} from '../game/index.js';
import type {Help, Sight} from '../worker/client.js';
import type {AroundAction} from './around.js';
import type {ChallengeAction, ChallengeScreen} from './challenges.js';
import type {Given} from './given.js';
import type {InquiryAction, InquiryScreen} from './inquiry.js';
import type {SandboxAction, SandboxScreen} from './sandbox.js';
import type {Keys, Wish} from './session.js';
import type {StudyOf} from '../study/question.js';
import type {SettingsAction, SettingsScreen} from './settings.js';
import type {ReplayScreen} from './replay.js';
import type {ShownScreen, StudyAction} from './study.js';
import type {ScheduleAction, ScheduleScreen} from './schedule.js';
import type {TreeAction, TreeScreen} from './tree.js';
import type {WatchAction, WatchScreen} from './watch.js';

/** A screen with what it alone knows. */
export type Screen =
	| {readonly name: 'welcome'; readonly chosen: number}
	/** `chosen` is the number of a level */
	| {readonly name: 'map'; readonly chosen: number}
	| {readonly name: 'inputs'; readonly chosen: number}
	| {
			readonly name: 'play';
			readonly chosen: number;
			/** the configuration to come back to, chosen on the lanes */
			readonly aim: number | null;
			/** whether the row of ∅-steps that change nothing is open */
			readonly opened: boolean;
	  }
	| {
			readonly name: 'faults' | 'claim' | 'aid' | 'solution' | 'unlock' | 'leave' | 'won' | 'lost';
			readonly chosen: number;
	  }
	| {readonly name: 'intro' | 'help' | 'rules' | 'detail' | 'notebook' | 'statistics'; readonly scroll: number}
	| {readonly name: 'study'; readonly chosen: number}
	| {readonly name: 'subjects' | 'ending' | 'gallery'; readonly chosen: number}
	| {readonly name: 'protocol'; readonly of: StudyOf; readonly scroll: number}
	/** `at` is the number of the chapter */
	| {readonly name: 'chapter'; readonly at: number; readonly chosen: number; readonly scroll: number}
	| SettingsScreen
	| SandboxScreen
	| ChallengeScreen
	| ShownScreen
	| InquiryScreen
	| TreeScreen
	| ScheduleScreen
	| ReplayScreen
	| WatchScreen;

/** What happens to a session. */
export type Happening =
	| {readonly on: 'resize'; readonly columns: number; readonly rows: number}
	| {readonly on: 'open'; readonly screen: Screen}
	| {readonly on: 'back'}
	| {readonly on: 'map'}
	/** `test`: to test out of a world, where the level may be closed */
	| {readonly on: 'begin'; readonly at: number; readonly test?: true}
	/** the level from its first part */
	| {readonly on: 'again'}
	| {readonly on: 'start'}
	| {readonly on: 'choose'; readonly to: number}
	| {readonly on: 'scroll'; readonly by: number}
	| {readonly on: 'aim'; readonly by: number}
	/** a row of the list of moves, which was so many rows long */
	| {readonly on: 'pick'; readonly index: number; readonly rows: number}
	| {readonly on: 'flip'; readonly process: number}
	| {readonly on: 'settle'}
	| {readonly on: 'action'; readonly action: Action}
	| {readonly on: 'rewind'}
	| {readonly on: 'solve'}
	| {readonly on: 'sight'; readonly keys: Keys; readonly sight: Sight}
	| {readonly on: 'found'; readonly configurations: number}
	| {readonly on: 'stopped'; readonly held: boolean; readonly note: string}
	| {readonly on: 'ask'}
	/** `saved`: a certificate was */
	| {readonly on: 'note'; readonly note: string; readonly saved?: true}
	| {readonly on: 'hint'}
	| {readonly on: 'chance'}
	| {readonly on: 'helped'; readonly key: string; readonly wish: Wish; readonly help: Help}
	| {readonly on: 'look'}
	| {readonly on: 'inquire'; readonly does: InquiryAction}
	/** what redo plays is the proof in sight, or the loop with this number */
	| {readonly on: 'walk'; readonly loop: number}
	| {readonly on: 'watch'; readonly does: WatchAction}
	| {readonly on: 'schedule'; readonly does: ScheduleAction}
	| {readonly on: 'tree'; readonly does: TreeAction}
	| {readonly on: 'around'; readonly does: AroundAction}
	| {readonly on: 'sandbox'; readonly does: SandboxAction}
	| {readonly on: 'challenge'; readonly does: ChallengeAction}
	| {readonly on: 'study'; readonly does: StudyAction}
	/** the terminal has said how wide it draws signs */
	| {readonly on: 'signs'; readonly auto: Given['auto']}
	| {readonly on: 'settings'; readonly does: SettingsAction}
	| {readonly on: 'more'}
	| {readonly on: 'next'}
	| {readonly on: 'unlock'}
	| {readonly on: 'quit'};
