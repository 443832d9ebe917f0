using System;
using System.Collections.Generic;
using System.Diagnostics;
using PortReservation.Blocks;
using PortReservation.Client;
using PortReservation.Messages;

namespace PortReservation.Commands;

/// <summary>
/// Looks up the blocks of a pipeline, many in one request. While one request is under way the next is gathered, so that
/// PowerShell and Node.js work at the same time.
/// </summary>
internal sealed class LookupBatch
{
    /// <summary>One request costs as much as some hundred answers, and the first answer should not be long in coming.</summary>
    private const int Size = 250;

    /// <summary>The blocks of a slow source are answered as they come.</summary>
    private const int Milliseconds = 200;

    private readonly Conversation conversation;
    private readonly BlockKind kind;
    private readonly Func<IReadOnlyList<PortBlock>, Request> request;
    private readonly Sentences sentences;
    private readonly Action<Lookup> emit;
    private readonly Progress progress;
    private readonly Stopwatch clock = new();
    private List<PortBlock> gathered = new();
    private Conversation.Exchange? underWay;
    private IReadOnlyList<PortBlock> asked = Array.Empty<PortBlock>();

    internal LookupBatch(
        Conversation conversation,
        BlockKind kind,
        Func<IReadOnlyList<PortBlock>, Request> request,
        Sentences sentences,
        Progress progress,
        Action<Lookup> emit)
    {
        this.conversation = conversation;
        this.kind = kind;
        this.request = request;
        this.sentences = sentences;
        this.progress = progress;
        this.emit = emit;
    }

    internal void Add(PortBlock block)
    {
        if (gathered.Count == 0)
        {
            clock.Restart();
        }
        gathered.Add(block);
        if (clock.ElapsedMilliseconds >= Milliseconds)
        {
            Complete();
        }
        else if (gathered.Count == Size)
        {
            Send();
        }
    }

    /// <summary>Answers everything that was added.</summary>
    internal void Complete()
    {
        if (gathered.Count > 0)
        {
            Send();
        }
        Receive();
    }

    /// <summary>Sends what is gathered, and then answers what was sent before.</summary>
    private void Send()
    {
        var (sent, blocks) = (conversation.Begin(request(gathered)), gathered);
        gathered = new List<PortBlock>(Size);
        Receive();
        (underWay, asked) = (sent, blocks);
    }

    private void Receive()
    {
        if (underWay is not { } exchange)
        {
            return;
        }
        underWay = null;
        foreach (var lookup in kind.Read(exchange, asked, sentences))
        {
            emit(lookup);
        }
        progress.Add(asked.Count);
    }
}
