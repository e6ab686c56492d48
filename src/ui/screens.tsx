import {Text} from 'ink';
import {entriesOf} from './tables.js';
import {InputsScreen} from './screens/inputs.js';
import {ClaimScreen, Faults, GalleryScreen, QuestionScreen, SubjectsScreen, Welcome} from './screens/lists.js';
import {AroundScreen} from './screens/around.js';
import {AskScreen} from './screens/ask.js';
import {BareScreen} from './screens/bare.js';
import {CardScreen, ChallengesScreen, DrawingScreen, SeekScreen} from './screens/challenges.js';
import {EndingScreen} from './screens/ending.js';
import {LostScreen} from './screens/lost.js';
import {MapScreen} from './screens/map.js';
import {PlayScreen} from './screens/play.js';
import {SettingsScreen} from './screens/settings.js';
import {Page} from './screens/page.js';
import {SandboxesScreen, SetupScreen} from './screens/sandbox.js';
import {ChapterScreen, ShownScreen, StudyScreen} from './screens/study.js';
import {PasteScreen} from './screens/schedule.js';
import {TreeScreen} from './screens/tree.js';
import {WhyScreen} from './screens/why.js';
import {WonScreen} from './screens/won.js';
import {keyBar} from './keys.js';
import {sentencesOf} from './sentences.js';
import {inSight} from './watch.js';
import {frontOf, type Session} from './session.js';
import {type Shell, ShellContext} from './shell.js';
import {isTooSmall, keyText, type Theme, tooSmallText} from './theme.js';

/** The session as the terminal shows it: the screen in front, exactly as large as the terminal, or sentences for a screen reader. */
export function Screens({session: known, theme}: {readonly session: Session; readonly theme: Theme}) {
	const entries = entriesOf(known);
	if (theme.reader) return <Text>{sentencesOf(known, entries).join('\n')}</Text>;
	const session = inSight(known);
	const {columns, rows, note} = session;
	if (isTooSmall(session)) return <Text>{tooSmallText(session)}</Text>;
	const bar = keyBar(entries, columns - 2, session.barPage, shown => keyText(shown, theme));
	const shell: Shell = {columns, rows, theme, bar, note};
	return (
		<ShellContext.Provider value={shell}>
			<Front session={session} />
		</ShellContext.Provider>
	);
}

function Front({session}: {readonly session: Session}) {
	const {name} = frontOf(session);
	switch (name) {
		case 'welcome':
			return <Welcome session={session} />;
		case 'map':
			return <MapScreen session={session} />;
		case 'claim':
			return <ClaimScreen session={session} />;
		case 'aid':
		case 'solution':
		case 'unlock':
		case 'leave':
			return <QuestionScreen session={session} about={name} />;
		case 'inputs':
			return <InputsScreen session={session} />;
		case 'play':
		case 'watch':
		case 'replay':
			return <PlayScreen session={session} />;
		case 'faults':
			return <Faults session={session} />;
		case 'won':
			return <WonScreen session={session} />;
		case 'lost':
			return <LostScreen session={session} />;
		case 'study':
			return <StudyScreen session={session} />;
		case 'chapter':
			return <ChapterScreen session={session} />;
		case 'shown':
		case 'detours':
		case 'stages':
			return <ShownScreen session={session} />;
		case 'why':
			return <WhyScreen session={session} />;
		case 'around':
			return <AroundScreen session={session} />;
		case 'ask':
			return <AskScreen session={session} />;
		case 'plain':
		case 'bare':
			return <BareScreen session={session} />;
		case 'paste':
			return <PasteScreen session={session} />;
		case 'tree':
			return <TreeScreen session={session} />;
		case 'settings':
			return <SettingsScreen session={session} />;
		case 'ending':
			return <EndingScreen session={session} />;
		case 'gallery':
			return <GalleryScreen session={session} />;
		case 'subjects':
			return <SubjectsScreen session={session} />;
		case 'challenges':
			return <ChallengesScreen session={session} />;
		case 'seek':
			return <SeekScreen session={session} />;
		case 'drawing':
			return <DrawingScreen session={session} />;
		case 'card':
			return <CardScreen session={session} />;
		case 'sandboxes':
			return <SandboxesScreen session={session} />;
		case 'setup':
			return <SetupScreen session={session} />;
		case 'intro':
		case 'schedule':
		case 'protocol':
		case 'help':
		case 'rules':
		case 'detail':
		case 'notebook':
		case 'statistics':
			return <Page session={session} />;
	}
}
