export {answerStudy} from './answer.js';
export {layOut, type Line, type Shown} from './lines.js';
export {show} from './show.js';
export {firstInputs, study, type Studied, type Subject} from './subject.js';
