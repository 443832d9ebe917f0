using System;
using PortReservation.Client;
using PortReservation.Messages;

namespace PortReservation.Blocks;

/// <summary>A change of one block, and what to say of it: before it, and where its answer was lost.</summary>
internal abstract class BlockChange
{
    private readonly string method;

    private protected BlockChange(string method) => this.method = method;

    /// <summary>What -WhatIf and -Verbose say.</summary>
    internal abstract string Description(Sentences sentences, PortBlock block);

    /// <summary>What -Confirm asks.</summary>
    internal abstract string Question(Sentences sentences, PortBlock block);

    /// <summary>Whether what a lookup found is what the change was to bring about.</summary>
    internal abstract bool IsDone(Lookup lookup);

    /// <summary>The answer was lost, and a lookup shows what the change was to bring about.</summary>
    internal abstract string DoneUnseen(Sentences sentences, PortBlock block);

    /// <summary>The answer was lost, and a lookup shows that nothing changed.</summary>
    internal abstract string NotDone(Sentences sentences, PortBlock block);

    internal Request Request(PortBlock block) =>
        Client.Request.Change(method).With(block).WarningIfStopped(sentences => Stopped(sentences, block));

    /// <summary>The command was stopped before the answer came.</summary>
    private protected abstract string Stopped(Sentences sentences, PortBlock block);

    private protected static string Machine => Environment.MachineName;

    private protected static string StoreOf(PortBlock block) => ((ExclusionBlock)block).Store;
}

internal sealed class ReservationCreation : BlockChange
{
    internal ReservationCreation()
        : base("create")
    {
    }

    internal override string Description(Sentences sentences, PortBlock block) => sentences.CreateDescription($"{block}", Machine);

    internal override string Question(Sentences sentences, PortBlock block) => sentences.CreateQuestion($"{block}", Machine);

    internal override bool IsDone(Lookup lookup) => lookup.Found != null;

    internal override string DoneUnseen(Sentences sentences, PortBlock block) => sentences.CreatedAfterDeath($"{block}");

    internal override string NotDone(Sentences sentences, PortBlock block) => sentences.NotCreatedAfterDeath($"{block}");

    private protected override string Stopped(Sentences sentences, PortBlock block) => sentences.CreationStopped($"{block}");
}

internal sealed class ReservationRemoval : BlockChange
{
    internal ReservationRemoval()
        : base("delete")
    {
    }

    internal override string Description(Sentences sentences, PortBlock block) => sentences.RemoveDescription($"{block}", Machine);

    internal override string Question(Sentences sentences, PortBlock block) => sentences.RemoveQuestion($"{block}", Machine);

    internal override bool IsDone(Lookup lookup) => lookup.IsAbsent;

    internal override string DoneUnseen(Sentences sentences, PortBlock block) => sentences.DeletedAfterDeath($"{block}");

    internal override string NotDone(Sentences sentences, PortBlock block) => sentences.NotDeletedAfterDeath($"{block}");

    private protected override string Stopped(Sentences sentences, PortBlock block) => sentences.RemovalStopped($"{block}");
}

internal sealed class ExclusionCreation : BlockChange
{
    internal ExclusionCreation()
        : base("createExclusion")
    {
    }

    internal override string Description(Sentences sentences, PortBlock block) =>
        sentences.ExclusionCreateDescription($"{block}", Machine, StoreOf(block));

    internal override string Question(Sentences sentences, PortBlock block) =>
        sentences.ExclusionCreateQuestion($"{block}", Machine, StoreOf(block));

    internal override bool IsDone(Lookup lookup) => lookup.Found != null;

    internal override string DoneUnseen(Sentences sentences, PortBlock block) => sentences.ExclusionCreatedAfterDeath($"{block}");

    internal override string NotDone(Sentences sentences, PortBlock block) => sentences.ExclusionNotCreatedAfterDeath($"{block}");

    private protected override string Stopped(Sentences sentences, PortBlock block) => sentences.CreationStopped($"{block}");
}

internal sealed class ExclusionRemoval : BlockChange
{
    internal ExclusionRemoval()
        : base("deleteExclusion")
    {
    }

    internal override string Description(Sentences sentences, PortBlock block) =>
        sentences.ExclusionRemoveDescription($"{block}", Machine, StoreOf(block));

    internal override string Question(Sentences sentences, PortBlock block) =>
        sentences.ExclusionRemoveQuestion($"{block}", Machine, StoreOf(block));

    internal override bool IsDone(Lookup lookup) => lookup.IsAbsent;

    internal override string DoneUnseen(Sentences sentences, PortBlock block) => sentences.ExclusionDeletedAfterDeath($"{block}");

    internal override string NotDone(Sentences sentences, PortBlock block) => sentences.ExclusionNotDeletedAfterDeath($"{block}");

    private protected override string Stopped(Sentences sentences, PortBlock block) => sentences.RemovalStopped($"{block}");
}
