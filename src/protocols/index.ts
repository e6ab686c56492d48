import type {Protocol} from '../flp/index.js';
import {afterMePage} from './after-me.page.js';
import {afterMe} from './after-me.js';
import {afterYouPage} from './after-you.page.js';
import {afterYou} from './after-you.js';
import {alwaysZeroPage} from './always-zero.page.js';
import {alwaysZero} from './always-zero.js';
import {dictatorPage} from './dictator.page.js';
import {dictator} from './dictator.js';
import {firstMajorityPage} from './first-majority.page.js';
import {firstMajority} from './first-majority.js';
import {hotPotatoPage} from './hot-potato.page.js';
import {hotPotato} from './hot-potato.js';
import {initiallyDeadPage} from './initially-dead.page.js';
import {initiallyDead} from './initially-dead.js';
import {namelessPage} from './nameless.page.js';
import {nameless} from './nameless.js';
import {findInvented} from './invented/index.js';
import type {Page} from './page.js';
import type {Powers} from './powers.js';
import {paxosDuelPage, paxosPage, hastyPaxosPage} from './paxos.page.js';
import {hastyPaxos, paxos, paxosDuel} from './paxos.js';
import {raftPage} from './raft.page.js';
import {raft} from './raft.js';
import {rotatingCoordinatorPage} from './rotating-coordinator.page.js';
import {rotatingCoordinator, rotatingCoordinatorPowers} from './rotating-coordinator.js';
import {threePhaseCommitPage} from './three-phase-commit.page.js';
import {threePhaseCommit} from './three-phase-commit.js';
import {benOrFlipPage, benOrHeadsPage, phaseVotingPage} from './voting.page.js';
import {benOrFlip, benOrFlipPowers, benOrHeads, benOrHeadsPowers, phaseVoting} from './voting.js';
import {raceToArbiterPage} from './race-to-arbiter.page.js';
import {raceToArbiter} from './race-to-arbiter.js';
import {twoPhaseCommitPage} from './two-phase-commit.page.js';
import {twoPhaseCommit} from './two-phase-commit.js';
import {waitForAllPage} from './wait-for-all.page.js';
import {waitForAll} from './wait-for-all.js';

export type {Page, Role} from './page.js';
export {families, nameOf} from './invented/index.js';
export type {Powers} from './powers.js';

/** A protocol of the catalogue, its page, and what its scheduler can do besides scheduling. */
export interface Entry {
	readonly protocol: Protocol;
	readonly page: Page;
	readonly powers?: Powers;
}

/** The protocols that come with bivalent. */
export const catalogue: readonly Entry[] = [
	{protocol: afterYou, page: afterYouPage},
	{protocol: afterMe, page: afterMePage},
	{protocol: waitForAll, page: waitForAllPage},
	{protocol: dictator, page: dictatorPage},
	{protocol: raceToArbiter, page: raceToArbiterPage},
	{protocol: twoPhaseCommit, page: twoPhaseCommitPage},
	{protocol: firstMajority, page: firstMajorityPage},
	{protocol: alwaysZero, page: alwaysZeroPage},
	{protocol: hotPotato, page: hotPotatoPage},
	{protocol: initiallyDead, page: initiallyDeadPage},
	{protocol: paxos, page: paxosPage},
	{protocol: paxosDuel, page: paxosDuelPage},
	{protocol: hastyPaxos, page: hastyPaxosPage},
	{protocol: benOrFlip, page: benOrFlipPage, powers: benOrFlipPowers},
	{protocol: benOrHeads, page: benOrHeadsPage, powers: benOrHeadsPowers},
	{protocol: phaseVoting, page: phaseVotingPage},
	{protocol: rotatingCoordinator, page: rotatingCoordinatorPage, powers: rotatingCoordinatorPowers},
	{protocol: raft, page: raftPage},
	{protocol: threePhaseCommit, page: threePhaseCommitPage},
	{protocol: nameless, page: namelessPage},
];

/** A protocol of the catalogue by its name, or an invented one, whose name is its rules. */
export function findProtocol(name: string): Protocol | undefined {
	return (catalogue.find(({protocol}) => protocol.name === name) ?? findInvented(name))?.protocol;
}

/** A protocol's page by its name. */
export function findPage(name: string): Page | undefined {
	return (catalogue.find(({protocol}) => protocol.name === name) ?? findInvented(name))?.page;
}

/** What the scheduler of a protocol can do besides scheduling, by the protocol's name. */
export function findPowers(name: string): Powers {
	return catalogue.find(({protocol}) => protocol.name === name)?.powers ?? {};
}
