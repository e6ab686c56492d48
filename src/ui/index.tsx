import {join} from 'node:path';
import process from 'node:process';
import {render} from 'ink';
import {judgeCertificate, makeCertificateText} from '../certificate/index.js';
import {makeSchedule, parseSchedule} from '../flp/index.js';
import {certificateOfLoop} from '../game/index.js';
import {campaign} from '../level/index.js';
import {writeText} from '../store/files.js';
import {type Progress, readProgress, writeProgress} from '../store/progress.js';
import {type Analyst, startAnalyst} from '../worker/client.js';
import {App, Interrupted} from './app.js';
import {beginSession, reduce, type Session} from './session.js';

/** Opens the game in the terminal; resolves with the exit status when the player leaves and the terminal is restored. */
export async function openGame(version: string): Promise<number> {
	const {progress, setAside, readOnly} = readProgress();
	const analyst = startAnalyst();
	const start = sessionFrom(progress);
	const note =
		setAside === undefined
			? readOnly
				? 'Your progress was saved by a later version: it is left as it is, and nothing is saved now.'
				: ''
			: `Your progress could not be read; the damaged file is now ${setAside}.`;
	const app = render(
		<App
			start={{...start, note}}
			outside={{
				ask: request => analyst.look(request),
				keep: session => readOnly !== true && keep(session),
				saveCertificate: session => saveCertificate(session, analyst, version),
			}}
		/>,
		{alternateScreen: true, incrementalRendering: true, interactive: true, exitOnCtrlC: false},
	);
	try {
		await app.waitUntilExit();
		return 0;
	} catch (error) {
		if (error instanceof Interrupted) return 130;
		throw error;
	} finally {
		analyst.close();
	}
}

/** Where the player was: the level that was left, with its moves, or the first that is not won. */
function sessionFrom({won, current}: Progress): Session {
	const levels = campaign();
	const left = levels.findIndex(({id}) => id === current?.level);
	if (left === -1 || current === undefined)
		return beginSession(
			levels,
			Math.max(
				0,
				levels.findIndex(({id}) => won[id] === undefined),
			),
			won,
		);
	let session = beginSession(levels, left, won);
	const parsed = parseSchedule(current.schedule);
	if (!parsed.ok) return session;
	if (session.play.inputs === null && current.inputs?.length === session.play.level.n)
		session = reduce(session, {on: 'action', action: {do: 'choose', inputs: current.inputs}});
	for (const event of parsed.value.slice(session.play.level.opening.length))
		session = reduce(session, {on: 'action', action: {do: 'move', event}});
	return {...session, screen: 'intro'};
}

function keep({won, levels, at, screen, play}: Session): void {
	const over = screen === 'end' && won[play.level.id] !== undefined;
	const next = over ? levels[at + 1] : play.level;
	const schedule = over ? '' : makeSchedule(play.schedule);
	writeProgress({
		format: 'bivalent-progress/1',
		won: {...won},
		...(next === undefined ? {} : {current: {level: next.id, inputs: over ? null : play.inputs, schedule}}),
	});
}

/** A closed loop is a proof: it is saved once the judge has accepted it. */
async function saveCertificate({play}: Session, analyst: Analyst, version: string): Promise<string> {
	const {level, inputs, schedule, closedAt, protocol} = play;
	if (inputs === null || closedAt === null) return 'There is no closed loop to save.';
	try {
		const look = await analyst.look({protocol: level.protocol, inputs, schedule: schedule.slice(0, closedAt)});
		const certificate = certificateOfLoop(play, look, version);
		if (certificate === undefined) return 'No way to both decisions is known from there, so there is no certificate.';
		const judgement = judgeCertificate(protocol, certificate);
		if (!judgement.valid) return `The judge does not accept it: ${judgement.reason}.`;
		const file = join(process.cwd(), `${protocol.name}-${inputs}.certificate.json`);
		writeText(file, makeCertificateText(certificate));
		return `Saved; the judge accepts it. Check it: bivalent verify ${file}`;
	} catch (error) {
		return error instanceof Error ? error.message : String(error);
	}
}
