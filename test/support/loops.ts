import {parseSchedule} from '../../src/flp/index.js';
import {campaign, type Part} from '../../src/level/index.js';

/** Ben-Or with the coin that shows the other value: a lasso from inputs 010 whose loop of 51 moves begins in C3 and raises rounds by 2. */
const flipLasso = `
0:- 1:- 2:- 0:- 1:- 2:- 0:{"from":1,"phase":1,"round":1,"vote":1} 0:{"from":2,"phase":1,"round":1,"vote":0}
1:{"from":0,"phase":1,"round":1,"vote":0} 1:{"from":2,"phase":1,"round":1,"vote":0}
0:{"from":1,"phase":2,"round":1,"vote":"?"} 1:{"from":0,"phase":2,"round":1,"vote":"?"}
0:{"from":1,"phase":1,"round":2,"vote":0} 1:{"from":0,"phase":1,"round":2,"vote":1}
2:{"from":0,"phase":1,"round":1,"vote":0} 2:{"from":1,"phase":1,"round":1,"vote":1}
0:{"from":2,"phase":2,"round":1,"vote":0} 1:{"from":2,"phase":2,"round":1,"vote":0}
2:{"from":1,"phase":2,"round":1,"vote":"?"} 2:{"from":0,"phase":2,"round":1,"vote":"?"}
0:{"from":2,"phase":1,"round":2,"vote":0} 1:{"from":2,"phase":1,"round":2,"vote":0}
0:{"from":1,"phase":2,"round":2,"vote":"?"} 1:{"from":0,"phase":2,"round":2,"vote":"?"}
2:{"from":1,"phase":2,"round":2,"vote":"?"} 2:{"from":1,"phase":1,"round":2,"vote":0}
2:{"from":0,"phase":2,"round":2,"vote":"?"} 2:{"from":0,"phase":1,"round":2,"vote":1}
0:{"from":2,"phase":2,"round":2,"vote":0} 1:{"from":2,"phase":2,"round":2,"vote":0}
0:{"from":1,"phase":1,"round":3,"vote":1} 0:{"from":2,"phase":1,"round":3,"vote":0}
1:{"from":0,"phase":1,"round":3,"vote":0} 1:{"from":2,"phase":1,"round":3,"vote":0}
0:{"from":1,"phase":2,"round":3,"vote":"?"} 1:{"from":0,"phase":2,"round":3,"vote":"?"}
0:{"from":1,"phase":1,"round":4,"vote":0} 1:{"from":0,"phase":1,"round":4,"vote":1}
2:{"from":0,"phase":1,"round":3,"vote":0} 2:{"from":1,"phase":1,"round":3,"vote":1}
0:{"from":2,"phase":2,"round":3,"vote":0} 1:{"from":2,"phase":2,"round":3,"vote":0}
2:{"from":1,"phase":2,"round":3,"vote":"?"} 2:{"from":0,"phase":2,"round":3,"vote":"?"}
0:{"from":2,"phase":1,"round":4,"vote":0} 1:{"from":2,"phase":1,"round":4,"vote":0}
0:{"from":1,"phase":2,"round":4,"vote":"?"} 1:{"from":0,"phase":2,"round":4,"vote":"?"}
2:{"from":1,"phase":2,"round":4,"vote":"?"} 2:{"from":1,"phase":1,"round":4,"vote":0}
2:{"from":0,"phase":2,"round":4,"vote":"?"} 2:{"from":0,"phase":1,"round":4,"vote":1}
0:{"from":2,"phase":2,"round":4,"vote":0} 1:{"from":2,"phase":2,"round":4,"vote":0}`;

/** A part that asks what that loop needs. Delays alone do not do for it: without them it still goes round. */
export function flipPart(): Part {
	const [part] = campaign().levels.find(({id}) => id === '7.4')!.parts;
	const parsed = parseSchedule(flipLasso);
	if (!parsed.ok) throw new Error(parsed.error);
	return {...part, protocol: 'ben-or-flip', inputs: '010', opening: parsed.value, goal: {kind: 'power', close: 3}};
}
