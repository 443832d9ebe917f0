using System.Collections.Generic;

namespace PortReservation.Client;

/// <summary>The bridge's JSON-RPC messages, read.</summary>
internal static class BridgeMessage
{
    internal static Reply ToReply(Dictionary<string, object?> message)
    {
        if (message.TryGetValue("error", out var member) && member is Dictionary<string, object?> error)
        {
            return error.TryGetValue("data", out var data) && data is Dictionary<string, object?> refusal
                ? new Reply.Refused(Refusal.From(refusal))
                : Unforeseen(error.Text("message"), error.Integer("code"));
        }
        return new Reply.Answer(message.TryGetValue("result", out var result) ? result : null);
    }

    /// <summary>The call that a notification tells of, and the id of the request for which it was made.</summary>
    internal static NativeCall? ToNativeCall(Dictionary<string, object?> message, out int id)
    {
        id = 0;
        if (message.Text("method") != "nativeCall" || message["params"] is not Dictionary<string, object?> call)
        {
            return null;
        }
        id = call.Integer("id");
        return new NativeCall(call.Text("name"), call.Integer("errno"), call.Text("detail"));
    }

    private static Reply Unforeseen(string message, int code) =>
        new Reply.Failed(sentences => sentences.BridgeError(message, code));
}
