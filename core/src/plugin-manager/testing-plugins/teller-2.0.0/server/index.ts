import { teller } from '../../../testing/teller.ts';

export default teller('2.0.0');
