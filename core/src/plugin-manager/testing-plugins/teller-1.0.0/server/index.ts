import { teller } from '../../../testing/teller.ts';

export default teller('1.0.0');
