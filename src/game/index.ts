export {certificateOfLoop} from './certificate.js';
export {messageLabel, type Offer, offersOf, storageLabel} from './describe.js';
export {goalText, type Standing, standingOf} from './goals.js';
export {type History, type Lettered, type Move, type Picture, replay} from './history.js';
export {type Lanes, lanesOf, laneWidths} from './lanes.js';
export {loopsToClose, type Owed, owedSince} from './owed.js';
export {act, type Action, beginLevel, historyOf, movesMade, type Play} from './play.js';
export {wrap} from './wrap.js';
