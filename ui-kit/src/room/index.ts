/** A tutoring room and its parts: fetched with the page that has one. */
export { Board, type PointerPlace } from './board/board.ts';
export { BoardDocument, loadYjs } from './board/board-document.ts';
export { renderBoardPage, type BoardImageOptions } from './board/board-image.ts';
export type { BoardPictures } from './board/board-pictures.ts';
export type { Ink } from './board/model/element.ts';
export { RoomChat } from './chat/chat.ts';
export type { ChatDraft, ChatLine, ChatMessage, ChatMessageState } from './chat/chat-line.ts';
export { SessionClock, type RoomHours } from './clock/session-clock.ts';
export { roomTime, type RoomTime, type Warning } from './clock/room-clock.ts';
export { DeviceCheck } from './devices/device-check.ts';
export { DeviceChoice } from './devices/device-choice.ts';
export { JitsiMediaLine, type MediaLine, type MediaLineParts } from './media/media-line.ts';
export type { MediaView, RemoteMember, SourceState } from './media/media-view.ts';
export type { MediaRoom, MediaTicket } from './media/ticket.ts';
export { MediaLines } from './room-line.ts';
export { MediaTile } from './tiles/media-tile.ts';
export { SharedScreen } from './tiles/shared-screen.ts';
export { TutoringRoom, type RoomPerson } from './tutoring-room.ts';
