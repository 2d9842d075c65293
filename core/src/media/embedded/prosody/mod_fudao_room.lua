-- Who may be in which room, who came and left, and when it ends: what the platform decides is carried out here.
-- Runs on the MUC component, of the embedded prosody and of Jitsi's.
local st = require "util.stanza";
local json = require "util.json";
local http = require "net.http";
local hashes = require "util.hashes";
local new_id = require "util.id".medium;
local time_now = require "util.time".now;
local jid_bare, jid_split = require "util.jid".bare, require "util.jid".split;

local secret = assert(module:get_option_string("fudao_message_secret"), "fudao_message_secret is missing");
local events_url = assert(module:get_option_string("fudao_events_url"), "fudao_events_url is missing");
-- People with tokens are of this host; the focus, bridges and recorders are not.
local people_host = assert(module:get_option_string("fudao_people_host"), "fudao_people_host is missing");
-- Jitsi's own modules keep chat and roles; here nobody else does.
local is_alone = module:get_option_boolean("fudao_is_alone", true);
local get_room = module:depends("muc").get_room_from_jid;
local stays = {}; -- by occupant's room address
local retry_seconds = { 1, 2, 4, 8, 15, 30, 60, 120, 300, 300 };

local function now_ms() return math.floor(time_now() * 1000); end
local function sign(text) return hashes.hmac_sha256(secret, text, true); end
local function is_person(jid) local _, host = jid_split(jid); return host == people_host; end

-- Ours, or as Jitsi's token modules leave it.
local function token_of(session)
	if not session then return; end
	local claims = session.fudao_claims;
	if claims then return claims.room, claims.context.user; end
	return session.jitsi_meet_room, session.jitsi_meet_context_user;
end

local function is_moderator(user) return user.moderator == true or user.moderator == "true"; end

local function person_in(room, nick) local stay = stays[nick]; return stay and stay.room == room.jid and stay.person; end

local function remove_person(room, person, except)
	for nick in room:each_occupant() do
		if nick ~= except and person_in(room, nick) == person then room:set_role(true, nick, nil, "removed"); end
	end
end

-- Who has a line open for the room, in it or on the way into it, comes in no more without a new token.
local function close_lines(name, person)
	for _, session in pairs(prosody.full_sessions) do
		local claims = session.fudao_claims;
		if claims and claims.room == name and (not person or claims.context.user.id == person) then session:close(); end
	end
end

local function end_room(room, reason)
	local name = jid_split(room.jid);
	room:destroy(nil, reason);
	module:add_timer(1, function () close_lines(name); end);
end

local function obey(room_jid, person, answer)
	local order, room = json.decode(answer or ""), get_room(room_jid);
	if type(order) ~= "table" or not room then return; end
	if order.ended then return end_room(room, "ended"); end
	if order.removed then return remove_person(room, person); end
	if type(order.endsAt) == "number" and not room.fudao_timer then
		room.fudao_timer = true;
		module:add_timer(math.max(0, order.endsAt / 1000 - time_now()), function ()
			if get_room(room_jid) == room then end_room(room, "time"); end
		end);
	end
end

-- At least once: what the platform did not take is sent again.
local function tell(word, room_jid, attempt)
	local payload = json.encode(word);
	local body = json.encode({ payload = payload, signature = sign(payload) });
	http.request(events_url, { method = "POST", headers = { ["Content-Type"] = "application/json" }, body = body }, function (answer, code)
		if code == 200 then return obey(room_jid, word.personId, answer); end
		local wait = (code == 0 or code == 429 or code >= 500) and retry_seconds[attempt];
		module:log(wait and "info" or "warn", "The platform answered %s to the word of a %s", tostring(code), word.kind);
		if wait then module:add_timer(wait, function () tell(word, room_jid, attempt + 1); end); end
	end);
end

local function refuse(event, text)
	event.origin.send(st.error_reply(event.stanza, "cancel", "not-allowed", text));
	return true;
end

-- As lib-jitsi-meet makes them, eight random characters: who somebody is stands in the token.
local function is_own_name(occupant)
	local _, _, name = jid_split(occupant.nick);
	return #name <= 8 and not name:find("%W");
end

module:hook("muc-occupant-pre-join", function (event)
	local jid = event.stanza.attr.from;
	if not is_person(jid) then return; end
	if not is_own_name(event.occupant) then return refuse(event, "Come in by a name of eight letters and digits."); end
	local room_name, user = token_of(event.origin);
	local name = jid_split(event.room.jid);
	if not user or type(room_name) ~= "string" or room_name:lower() ~= name then return refuse(event, "The token is for another room."); end
	local claims = event.origin.fudao_claims;
	if claims and claims.exp < os.time() then return refuse(event, "The token has ended."); end
	-- Browsers' library and Jicofo take none but owners for moderators.
	event.room:set_affiliation(true, jid_bare(jid), is_moderator(user) and "owner" or "member");
	event.occupant.role = is_moderator(user) and "moderator" or "participant";
end, 10);

module:hook("muc-occupant-joined", function (event)
	if not is_person(event.occupant.bare_jid) then return; end
	local _, user = token_of(event.origin);
	if not user then return; end
	local stay = { id = new_id(), room = event.room.jid, person = user.id, at = now_ms() };
	-- A second tab takes the place of the first.
	if is_alone then remove_person(event.room, user.id, event.occupant.nick); end
	stays[event.occupant.nick] = stay;
	local name = jid_split(event.room.jid);
	tell({ kind = "joined", room = name, personId = user.id, stayId = stay.id, at = stay.at }, event.room.jid, 1);
end, -2);

module:hook("muc-occupant-left", function (event)
	local stay = stays[event.occupant.nick];
	if not stay then return; end
	stays[event.occupant.nick] = nil;
	local name = jid_split(event.room.jid);
	tell({ kind = "left", room = name, personId = stay.person, stayId = stay.id, at = now_ms(), joinedAt = stay.at }, event.room.jid, 1);
end, -2);

-- What people write to each other is screened and kept by the platform; nothing is written past it.
if is_alone then
	for _, target in ipairs { "bare", "full", "host" } do
		module:hook("message/"..target, function (event)
			if event.stanza.attr.type ~= "error" and is_person(event.stanza.attr.from) then return refuse(event, "Write in the platform's own chat."); end
		end, 1000);
	end
end

-- An owner by name: how a room is set up and when it ends is the platform's.
for _, kind in ipairs { "get", "set" } do
	module:hook("iq-"..kind.."/bare/http://jabber.org/protocol/muc#owner:query", function (event)
		if is_person(event.stanza.attr.from) then return refuse(event, "The platform keeps this room."); end
	end, 1000);
end

-- Presence says who is there and what they send, and never a word of their own: others' pages may show what it says.
-- What lib-jitsi-meet, its focus and bridges need is written anew; all else (nick, status, e-mail, pictures) is left out.
local flags = { ["true"] = true, ["false"] = true };
local pictures = { camera = true, desktop = true, none = true };
local codecs = { av1 = true, vp8 = true, vp9 = true, h264 = true, opus = true, red = true };

local function one_of(words)
	return function (tag)
		local text = tag:get_text();
		return words[text] and st.stanza(tag.name):text(text);
	end;
end

local function sources_of(tag)
	local given, sources = json.decode(tag:get_text() or ""), {};
	if type(given) ~= "table" then return; end
	for name, source in pairs(given) do
		if type(name) == "string" and #name <= 16 and name:find("^%w+%-[av]%d+$") and type(source) == "table" then
			sources[name] = { muted = source.muted == true, videoType = pictures[source.videoType] and source.videoType or nil };
		end
	end
	return next(sources) and st.stanza("SourceInfo"):text(json.encode(sources));
end

local function codecs_of(tag)
	local known = {};
	for word in (tag:get_text() or ""):lower():gmatch("%w+") do
		if codecs[word] then table.insert(known, word); end
		if #known == 8 then break; end
	end
	return known[1] and st.stanza(tag.name):text(table.concat(known, ","));
end

local needed = {
	x = function (tag)
		return tag.attr.xmlns == "http://jabber.org/protocol/muc" and st.stanza("x", { xmlns = tag.attr.xmlns });
	end;
	c = function (tag)
		local ver = tag.attr.ver or "";
		if tag.attr.node ~= "http://jitsi.org/jitsimeet" or #ver > 44 or ver:find("[^%w+/=]") then return; end
		return st.stanza("c", { xmlns = "http://jabber.org/protocol/caps", hash = "sha-1", node = tag.attr.node, ver = ver });
	end;
	audiomuted = one_of(flags); videomuted = one_of(flags); videoType = one_of(pictures);
	SourceInfo = sources_of; jitsi_participant_codecList = codecs_of;
};

local function strip(event)
	local stanza, kept = event.stanza, {};
	if not is_person(stanza.attr.from) then return; end
	for _, tag in ipairs(stanza.tags) do
		local write = needed[tag.name];
		local written = write and not kept[tag.name] and write(tag);
		if written then kept[tag.name] = written; end
	end
	stanza.attr["xml:lang"] = nil;
	for at = #stanza, 1, -1 do stanza[at] = nil; end
	stanza.tags = {};
	for _, written in pairs(kept) do stanza:add_direct_child(written); end
end

for _, target in ipairs { "bare", "full", "host" } do module:hook("presence/"..target, strip, 1000); end

module:hook("muc-occupant-pre-change", function (event)
	local before, after = event.orig_occupant, event.dest_occupant;
	if is_person(event.stanza.attr.from) and before and after and before.nick ~= after.nick then
		return refuse(event, "The name stays as it is.");
	end
end, 10);

local function read_order(event)
	local message = json.decode(event.request.body or "");
	if type(message) ~= "table" or type(message.payload) ~= "string" or type(message.signature) ~= "string" then return; end
	if not hashes.equals(sign(message.payload), message.signature) then return; end
	return json.decode(message.payload);
end

local orders = {
	["end"] = function (order, room)
		if room then end_room(room, order.reason); else close_lines(order.room); end
	end;
	remove = function (order, room)
		if room then remove_person(room, order.personId); end
		module:add_timer(1, function () close_lines(order.room, order.personId); end);
	end;
	-- Tells that it is the server that was started, and no other on its port.
	greet = function () end;
};

module:depends("http");
module:provides("http", {
	name = "fudao"; default_path = "/fudao";
	route = {
		["POST /orders"] = function (event)
			local order = read_order(event);
			if type(order) ~= "table" or not orders[order.order] then return 403; end
			orders[order.order](order, type(order.room) == "string" and get_room(order.room.."@"..module.host) or nil);
			return 204;
		end;
	};
});
