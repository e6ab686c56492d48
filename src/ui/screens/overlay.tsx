import {Box, Text} from 'ink';
import type {Protocol} from '../../flp/index.js';
import {findPage} from '../../protocols/index.js';
import {Frame} from '../components/frame.js';
import {Paragraph} from '../components/paragraph.js';
import type {KeyEntry} from '../keys.js';

/** What each process does: who has read only this can predict every move. */
export function Rules({protocol, bar}: {readonly protocol: Protocol; readonly bar: string}) {
	const page = findPage(protocol.name);
	return (
		<Frame title={`The rules of ${protocol.title}`} bar={bar}>
			<Box flexDirection="column" paddingX={2}>
				<Paragraph text={page?.what ?? ''} taken={4} />
				{page?.roles.map(({who, firstStep, onMessage, onNothing, decides}) => (
					<Box key={who} flexDirection="column" paddingTop={page.roles.length > 2 ? 0 : 1}>
						<Text bold>{who}</Text>
						<Rule name="first step" text={firstStep} />
						{onMessage.map(({message, does}) => (
							<Rule key={message} name={`on ${message}`} text={does} />
						))}
						<Rule name="on ∅" text={onNothing} />
						<Rule name="decides" text={decides} />
					</Box>
				))}
			</Box>
		</Frame>
	);
}

function Rule({name, text}: {readonly name: string; readonly text: string}) {
	return (
		<Box>
			<Box width={14} flexShrink={0}>
				<Text dimColor>{`  ${name}`}</Text>
			</Box>
			<Paragraph text={text} taken={18} />
		</Box>
	);
}

/** Every key that works on the screen below, made from its key table. */
export function Help({entries, bar}: {readonly entries: readonly KeyEntry[]; readonly bar: string}) {
	return (
		<Frame title="Help" bar={bar}>
			<Box flexDirection="column" paddingX={2} paddingTop={1}>
				{entries.map(({keys, shown, word}) => (
					<Box key={word}>
						<Box width={14} flexShrink={0}>
							<Text bold>{shown ?? keys.join(' ')}</Text>
						</Box>
						<Text>{word}</Text>
					</Box>
				))}
				<Box paddingTop={1}>
					<Paragraph
						text="◐ bivalent: both decisions are possible · ○ 0-valent: only 0 · ● 1-valent: only 1 · ✕ stuck: none · x input · y output (b: none yet) · a▸bc: received a, sent b and c · ∅ nothing received"
						taken={4}
						dim
					/>
				</Box>
			</Box>
		</Frame>
	);
}
