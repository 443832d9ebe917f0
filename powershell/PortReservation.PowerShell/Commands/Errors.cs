using System;
using System.ComponentModel;
using System.Management.Automation;
using PortReservation.Client;
using PortReservation.Messages;

namespace PortReservation.Commands;

/// <summary>The error records, with the ids and categories that scripts rely on. Win32 codes stay in the exception.</summary>
internal static class Errors
{
    /// <summary>The record for a reply that is no answer.</summary>
    internal static ErrorRecord For(Reply reply, Sentences sentences, object? target) => reply switch
    {
        Reply.Refused refused => For(refused.Refusal, target),
        Reply.Failure failure => BridgeFailed(failure.Says(sentences), target),
        _ => throw new InvalidOperationException(reply.GetType().Name),
    };

    internal static ErrorRecord For(Refusal refusal, object? target)
    {
        var (id, category) = Kind(refusal);
        return new ErrorRecord(new Win32Exception(refusal.Errno, refusal.Message), id, category, target);
    }

    internal static ErrorRecord BridgeFailed(string message, object? target) =>
        new(new InvalidOperationException(message), "BridgeFailed", ErrorCategory.ResourceUnavailable, target);

    internal static ErrorRecord InvalidRange(string message, object? target) =>
        new(new Win32Exception(Win32Code.InvalidParameter, message), "InvalidRange", ErrorCategory.InvalidArgument, target);

    internal static ErrorRecord ExclusionNotFound(string message, object? target) =>
        new(new Win32Exception(Win32Code.NotFound, message), "ExclusionNotFound", ErrorCategory.ObjectNotFound, target);

    internal static ErrorRecord OtherProtocol(string message, object? target) =>
        new(new ArgumentException(message), "OtherProtocol", ErrorCategory.InvalidType, target);

    private static (string Id, ErrorCategory Category) Kind(Refusal refusal)
    {
        var kind = IsOfExclusion(refusal) ? "Exclusion" : "Reservation";
        return refusal.Errno switch
        {
            Win32Code.AccessDenied or Win32Code.SocketAccessDenied => ("AccessDenied", ErrorCategory.PermissionDenied),
            Win32Code.SharingViolation when refusal.Obstacle != "portInUse" => (kind + "Conflict", ErrorCategory.ResourceExists),
            Win32Code.SharingViolation or Win32Code.AddressInUse => ("PortInUse", ErrorCategory.ResourceBusy),
            Win32Code.NotSupported => ("NotSupported", ErrorCategory.NotImplemented),
            Win32Code.InvalidParameter => ("InvalidRange", ErrorCategory.InvalidArgument),
            Win32Code.NotFound => (kind + "NotFound", ErrorCategory.ObjectNotFound),
            _ => ("CallRefused", ErrorCategory.NotSpecified),
        };
    }

    /// <summary>
    /// An exclusion is changed by netsh's commands, under whatever system. A DSC resource refuses to change one by itself: what
    /// is in the way is the one that is there.
    /// </summary>
    private static bool IsOfExclusion(Refusal refusal) =>
        refusal.Syscall.StartsWith("netsh ", StringComparison.Ordinal) ||
        (refusal.Syscall == "dsc set" && refusal.Obstacle == "exclusion");
}
