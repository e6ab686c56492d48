/** Names that follow from a file's name: a protocol's in kebab-case, and as a title. */
export interface Names {
	/** as a shell takes it */
	readonly file: string;
	readonly name: string;
	readonly title: string;
}

/** What differs where types are written: the head, and how a value is said to be of a type. */
const plain = {
	head: `/** @type {import('bivalent').Protocol} */
export default {`,
	end: '};',
	heard: 'state.storage',
	value: 'message',
	shown: 'storage',
	told: 'message',
};
const typed: typeof plain = {
	head: `import type {Bit, Protocol} from 'bivalent';

/** What a process has heard: one entry a process, null for one that it has not heard of. */
type Heard = (Bit | null)[];
/** What processes send. */
type Told = {from: number; value: Bit};

const protocol: Protocol = {`,
	end: `};
export default protocol;`,
	heard: '(state.storage as Heard)',
	value: '(message as Told)',
	shown: '(storage as Heard)',
	told: '(message as Told)',
};

/** A protocol file to begin with: it runs, and what its head says of it is what \`bivalent prove\` says. */
export function protocolText({file, name, title}: Names): string {
	const {head, end, heard, value, shown, told} = /\.ts'?$/u.test(file) ? typed : plain;
	return `// A consensus protocol for bivalent, to be changed. It works as it stands:
//
//   bivalent prove ${file}
//
// says REFUTED: no order of messages keeps it bivalent for ever, and none need to. With one process silent the others wait for ever.
// What would you change, and what does it give up then? Fischer, Lynch and Paterson (1985) proved that there is always something.

${head}
  name: '${name}', // small letters, digits and dashes
  title: ${JSON.stringify(title)},
  summary: 'Everybody tells everybody; who has heard all inputs decides the smallest.',
  // for how many processes it is, and how many are meant when nobody says
  processes: {min: 2, max: 4, default: 3},

  // How a process begins. This may depend on who it is (self) and on how many there are (n), never on its input.
  //   pc       where it is in its program: a short text of your own
  //   storage  what it remembers: any JSON value
  start: ({n}) => ({pc: 'start', storage: Array(n).fill(null)}),

  // One step of one process, and a function of nothing but what it is given: no clock, no chance, no variable outside.
  //   self     who it is: 0, 1, … n − 1
  //   others   everybody else, a list
  //   state    {input, output, pc, storage}: its input is 0 or 1, its output null until it decides
  //   message  what it receives, or null: it was given a step without a message. That may happen at any time, and is what a timeout is.
  step({self, n, others, state, message}) {
    const heard = [...${heard}];
    const send = [];

    // Its first step, whatever it receives: it notes its own input, and tells it to everybody else.
    if (state.pc === 'start') {
      heard[self] = state.input;
      for (const to of others) send.push({to, message: {from: self, value: state.input}});
    }

    // A message has no sender but what is written in it.
    if (message !== null) heard[${value}.from] = ${value}.value;

    // It decides once, and for good. With n inputs or with fewer?
    if (state.output === null && heard.filter(value => value !== null).length >= n)
      return {pc: 'done', storage: heard, send, decide: heard.includes(0) ? 0 : 1};

    // What is left out stays as it was: {} is a step that changes nothing.
    return {pc: state.output === null ? 'wait' : 'done', storage: heard, send};
  },

  // Short labels for people; they may be left out.
  show: {
    message: message => \`p\${${told}.from} has \${${told}.value}\`,
    storage: storage => \`heard \${${shown}.map(value => value ?? '–').join(' ')}\`,
  },
${end}
`;
}

/** A level file to begin with: it can be played, and passes `bivalent levels check`. */
export function levelFileText({file, title}: Names): string {
	return `---
# A level for bivalent, to be changed. It works as it stands:
#
#   bivalent play ${file}
#   bivalent levels check ${file}
#
# The second one plays the solution and the decoys, and computes par again. docs/levels.md tells of every field.

id: "1.1" # the number of its world, and its own
title: ${JSON.stringify(title)}
world: My world
idea: an opinion comes back by way of the other # what the level is there for, in a few words

protocol: after-you # one of "bivalent protocols", or a file of your own: ./mine.mjs
n: 2 # for how many processes
inputs: "01" # one digit a process; or choose: the player chooses
shown: none # valences that the player sees: none, present (where they are), or moves (also where each move leads)

# What is asked for. For another one, try {kind: fair-loop}: a run that goes on for ever, and never decides.
goal: {kind: decision, process: 1, value: 1}

# One way to win. An event is PROCESS:MESSAGE, and PROCESS:- is a step in which nothing is received.
solution: {schedule: '1:- 0:{"propose":1} 1:{"propose":1}'}
par: 3 # moves of the shortest win

# What looks right and is not, each with what the player reads then; decoys: [] for none.
decoys:
  - {schedule: '1:- 0:- 1:{"propose":0}', says: "It has heard a 0, and is too polite to insist on its 1."}

# At least one question; the game adds more help by itself.
hints:
  - Who has to come round to 1 first?

easy: true # whether a player who does not think may win it
source: FLP85 §2 # where in the paper
---
What the player reads first. p0 has a 0, and p1 has a 1: have p1 decide what it believed all along.
`;
}
