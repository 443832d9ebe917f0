using System;
using System.Globalization;
using System.Management.Automation;
using PortReservation.Client;
using PortReservation.Messages;
using PortReservation.Sessions;

namespace PortReservation.Commands;

/// <summary>What every command has: its language, and its conversation with the bridge, which Ctrl+C ends.</summary>
public abstract class PortReservationCommand : PSCmdlet
{
    private Conversation? conversation;

    /// <summary>The sentences of the UI culture at the beginning: one command speaks one language.</summary>
    private protected Sentences Sentences { get; private set; } = Sentences.For(CultureInfo.InvariantCulture);

    private protected Conversation Conversation => conversation!;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        Sentences = Sentences.For(CultureInfo.CurrentUICulture);
        var session = SessionTable.Current;
        conversation = new Conversation(session, Sentences, IsVerbose() ? TellNativeCall : null);
        foreach (var warning in session.TakeWarnings())
        {
            WriteWarning(warning(Sentences));
        }
    }

    /// <inheritdoc/>
    protected override void StopProcessing() => conversation?.Stop();

    private protected bool IsBound(string parameter) => MyInvocation.BoundParameters.ContainsKey(parameter);

    /// <summary>Whether a common switch is given, or else what the preference of the caller says.</summary>
    private protected bool IsInEffect(string parameter, Func<bool> preference) =>
        MyInvocation.BoundParameters.TryGetValue(parameter, out var given)
            ? ((SwitchParameter)given).IsPresent
            : preference();

    private bool IsVerbose() => IsInEffect("Verbose", () =>
        LanguagePrimitives.TryConvertTo<ActionPreference>(GetVariableValue("VerbosePreference"), out var preference) &&
        preference is not (ActionPreference.SilentlyContinue or ActionPreference.Ignore));

    private void TellNativeCall(NativeCall call) => WriteVerbose(Sentences.NativeCall(call.Name, call.Errno, call.Detail));
}
