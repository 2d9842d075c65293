export { RoomWarmUp, withRoom } from '@fudao/ui-kit';
