import { teller } from '../../../testing/teller.ts';

export default teller('3.0.0');
