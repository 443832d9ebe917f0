using System;
using System.Globalization;

namespace PortReservation.Messages;

/// <summary>
/// Every sentence of the module for a person, each in every language: a language that lacks one does not compile. What the
/// core says comes from it in the language of the request.
/// </summary>
internal abstract class Sentences
{
    private static readonly Sentences English = new English();
    private static readonly Sentences Italian = new Italian();

    /// <summary>The sentences for a UI culture; one without a language of its own reads English.</summary>
    internal static Sentences For(CultureInfo culture) =>
        string.Equals(culture.TwoLetterISOLanguageName, "it", StringComparison.Ordinal) ? Italian : English;

    /// <summary>The language, as a request names it.</summary>
    internal abstract string Locale { get; }

    internal abstract string NotAWholeNumber(string value);

    internal abstract string NotAnAddress(string value);

    internal abstract string OptionsNotATable(string value);

    internal abstract string UnknownOption(string name, string names);

    internal abstract string OptionNotText(string name, string value);

    internal abstract string OptionNotSeconds(string name, string value);

    internal abstract string OptionNotAbsolute(string name, string value);

    internal abstract string OptionNotAChoice(string name, string choices, string value);

    internal abstract string NodeNotFound(string usualFolders, string oldest);

    internal abstract string NodePathMissing(string path, string oldest);

    internal abstract string NodeTooOld(string path, string version, string oldest);

    internal abstract string BridgeNotInstalled(string file);

    internal abstract string BridgeNotStarted(string path, string reason, string oldest);

    /// <param name="said">What it wrote to standard error, or empty.</param>
    internal abstract string BridgeEndedAtStart(string path, int exitCode, string said, string oldest, string script);

    internal abstract string BridgeDied();

    internal abstract string BridgeTimedOut(int seconds);

    internal abstract string BridgeError(string message, int code);

    internal abstract string CreatedAfterDeath(string block);

    internal abstract string NotCreatedAfterDeath(string block);

    internal abstract string DeletedAfterDeath(string block);

    internal abstract string NotDeletedAfterDeath(string block);

    internal abstract string ExclusionCreatedAfterDeath(string block);

    internal abstract string ExclusionNotCreatedAfterDeath(string block);

    internal abstract string ExclusionDeletedAfterDeath(string block);

    internal abstract string ExclusionNotDeletedAfterDeath(string block);

    internal abstract string UnknownAfterDeath(string block, string reason);

    internal abstract string CreationStopped(string block);

    internal abstract string RemovalStopped(string block);

    internal abstract string ResourceChangeStopped(string block);

    internal abstract string OtherProtocol(string block, string protocol, string otherCommand);

    internal abstract string ExclusionOtherProtocol(string block, string protocol);

    internal abstract string NotInEffect(string block);

    internal abstract string ExclusionNotFound(string block, string store);

    internal abstract string ConfirmCaption();

    internal abstract string CreateDescription(string block, string machine);

    internal abstract string CreateQuestion(string block, string machine);

    internal abstract string RemoveDescription(string block, string machine);

    internal abstract string RemoveQuestion(string block, string machine);

    internal abstract string ExclusionCreateDescription(string block, string machine, string store);

    internal abstract string ExclusionCreateQuestion(string block, string machine, string store);

    internal abstract string ExclusionRemoveDescription(string block, string machine, string store);

    internal abstract string ExclusionRemoveQuestion(string block, string machine, string store);

    internal abstract string SocketDescription(string block, string machine);

    internal abstract string SocketQuestion(string block, string machine);

    internal abstract string NoPortLeft(int numberOfPorts, string block);

    internal abstract string SocketRefused(string block, string reason);

    internal abstract string BlocksDone(int number);

    internal abstract string NativeCall(string name, int code, string detail);

    internal abstract string BlockWithToken(string block, ulong token);

    internal abstract string BridgeCheck();

    internal abstract string BridgeAnswers(int processId, string milliseconds);

    internal abstract string BridgeRemedy();
}
