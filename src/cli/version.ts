export {version} from '../library/version.js';
