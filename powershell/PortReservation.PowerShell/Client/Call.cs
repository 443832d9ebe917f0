using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading;

namespace PortReservation.Client;

/// <summary>A request on its way: who asked waits here for what the threads of the process hand over.</summary>
internal sealed class Call
{
    private readonly object gate = new();
    private readonly Queue<NativeCall> told = new();
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private Reply? reply;

    /// <summary>Whether the request may have reached the process.</summary>
    internal bool IsWritten { get; private set; }

    /// <summary>Answers whether the request is to be written; from then on it counts as written.</summary>
    internal bool BeginWriting()
    {
        lock (gate)
        {
            return IsWritten = reply == null;
        }
    }

    internal void Tell(NativeCall call)
    {
        lock (gate)
        {
            told.Enqueue(call);
            Monitor.PulseAll(gate);
        }
    }

    /// <summary>Ends the wait. The first reply counts; a later one is dropped.</summary>
    internal void Finish(Reply with)
    {
        lock (gate)
        {
            reply ??= with;
            Monitor.PulseAll(gate);
        }
    }

    /// <summary>Ends the wait for a process that has gone.</summary>
    internal void Lose()
    {
        lock (gate)
        {
            Finish(IsWritten ? new Reply.Lost() : new Reply.NotSent());
        }
    }

    /// <summary>Ends the wait for a process that refused the request's line: not all of it arrived, so none of it counts.</summary>
    internal void FailWriting()
    {
        lock (gate)
        {
            IsWritten = false;
            Finish(new Reply.NotSent());
        }
    }

    /// <summary>Waits until so much time has passed since the call began. Answers null then.</summary>
    internal Reply? Wait(TimeSpan patience, Action<NativeCall> tell)
    {
        while (true)
        {
            NativeCall next;
            lock (gate)
            {
                while (told.Count == 0)
                {
                    if (reply != null)
                    {
                        return reply;
                    }
                    var left = patience - clock.Elapsed;
                    if (left <= TimeSpan.Zero)
                    {
                        return null;
                    }
                    Monitor.Wait(gate, left);
                }
                next = told.Dequeue();
            }
            tell(next);
        }
    }
}
