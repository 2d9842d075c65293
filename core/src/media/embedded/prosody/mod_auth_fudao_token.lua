-- Lets in who brings a token that the platform signed (HS256), in the query of the WebSocket's address.
-- Everybody is anonymous to XMPP: the user name is random, who it is stands in the token.
local jwt = require "util.jwt";
local new_sasl = require "util.sasl".new;
local formdecode = require "util.http".formdecode;

local secret = assert(module:get_option_string("fudao_token_secret"), "fudao_token_secret is missing");
local app_id = assert(module:get_option_string("fudao_app_id"), "fudao_app_id is missing");
local skew = 30;
local full_sessions = prosody.full_sessions;

module:hook_global("websocket-session", function (event)
	local query = event.request.url and event.request.url.query;
	local params = query and formdecode(query) or {};
	event.session.fudao_token, event.session.fudao_previous = params.token, params.previd;
end);

local function problem_of(claims)
	local now = os.time();
	if claims.iss ~= app_id or claims.aud ~= app_id or claims.sub ~= module.host then return "it is for another server"; end
	if type(claims.exp) ~= "number" or claims.exp < now then return "it has ended"; end
	if type(claims.nbf) ~= "number" or claims.nbf > now + skew then return "it is not valid yet"; end
	if type(claims.room) ~= "string" or claims.room == "" or claims.room:find("*", 1, true) then return "it names no room"; end
	local user = type(claims.context) == "table" and claims.context.user;
	if type(user) ~= "table" or type(user.id) ~= "string" or user.id == "" then return "it names nobody"; end
end

local function check(session)
	if not session.fudao_token then return "there is none"; end
	local is_ours, claims = jwt.verify(secret, session.fudao_token);
	if not is_ours or type(claims) ~= "table" then return "it is not ours"; end
	local problem = problem_of(claims);
	if not problem then session.fudao_claims = claims; end
	return problem;
end

-- A line that broke comes back under the same user name, or the old session cannot be resumed (XEP-0198).
local function name_before(session)
	for _, other in pairs(full_sessions) do
		local claims = other.fudao_claims;
		if claims and other.resumption_token == session.fudao_previous and claims.context.user.id == session.fudao_claims.context.user.id then
			return other.username;
		end
	end
end

local function handler_for(session)
	-- Answers true always: util.sasl asks an anonymous profile again and again until it does.
	local handler = new_sasl(module.host, { anonymous = function () return true; end });
	local process = handler.process;
	handler.process = function (self, message)
		local problem = check(session);
		if problem then
			module:log("info", "A token was refused: %s", problem);
			return "failure", "not-authorized", problem;
		end
		local status, answer, text = process(self, message);
		if status == "success" and session.fudao_previous then self.username = name_before(session) or self.username; end
		return status, answer, text;
	end
	handler.clean_clone = function () return handler_for(session); end
	return handler;
end

local function refuse() return nil, "There are no passwords here."; end
module:provides("auth", {
	test_password = refuse; get_password = refuse; set_password = refuse; create_user = refuse; delete_user = refuse;
	user_exists = function () return true; end;
	users = function () return next, {}, nil; end;
	get_sasl_handler = handler_for;
});

-- Nobody writes to anybody past the room: no message, no call.
local function is_past_room(event)
	local to = event.stanza.attr.to;
	if not to then return; end
	local _, host = require "util.jid".split(to);
	if host == module.host and require "util.jid".bare(to) ~= event.origin.username.."@"..module.host then
		event.origin.send(require "util.stanza".error_reply(event.stanza, "cancel", "not-allowed"));
		return true;
	end
end
for _, kind in ipairs { "message", "iq", "presence" } do
	for _, target in ipairs { "bare", "full" } do module:hook("pre-"..kind.."/"..target, is_past_room, 1000); end
end
