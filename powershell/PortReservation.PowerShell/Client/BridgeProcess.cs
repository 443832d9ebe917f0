using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Text;
using System.Threading;

namespace PortReservation.Client;

/// <summary>
/// A running Node.js process with the bridge in it. A thread writes, a thread reads, so that nobody who asks ever waits in a
/// pipe. No lock is held over a pipe's operation: when the process stops reading, its answers still arrive.
/// </summary>
internal sealed class BridgeProcess
{
    /// <summary>How long the process may take to end once its input has ended.</summary>
    private const int GraceMilliseconds = 2000;

    private readonly object gate = new();
    private readonly Process process;
    private readonly BlockingCollection<Outgoing> outgoing = new();
    private readonly Dictionary<int, Call> outstanding = new();
    private readonly StandardError standardError;
    private readonly TimeSpan? idleTime;
    private readonly Timer idleTimer;
    private readonly Stopwatch idleness = Stopwatch.StartNew();
    private int lastId;
    private bool isOpen = true;

    private BridgeProcess(Process process, TimeSpan? idleTime)
    {
        this.process = process;
        this.idleTime = idleTime;
        Id = process.Id;
        idleTimer = new Timer(_ => CloseWhenIdle());
        standardError = new StandardError(process.StandardError.BaseStream);
        StartThread("writer", WriteLines);
        StartThread("reader", ReadLines);
    }

    internal int Id { get; }

    /// <summary>Whether it takes requests.</summary>
    internal bool IsOpen
    {
        get
        {
            lock (gate)
            {
                return isOpen;
            }
        }
    }

    /// <param name="idleTime">How long it may go without a request before its input is closed; null for ever.</param>
    /// <exception cref="System.ComponentModel.Win32Exception">The system does not start that program.</exception>
    internal static BridgeProcess Start(string node, string script, TimeSpan? idleTime)
    {
        var start = new ProcessStartInfo(node, NativeArgument.Quote(script))
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            // The session's folder may be anybody's, and a process keeps its folder from being removed.
            WorkingDirectory = Path.GetPathRoot(Environment.SystemDirectory + "/"),
        };
        ChildEnvironment.Clean(start.Environment);
        return new BridgeProcess(Process.Start(start)!, idleTime);
    }

    /// <summary>Puts a request on its way. Answers false where the process has ended or is about to.</summary>
    internal bool TrySend(Request request, Call call)
    {
        lock (gate)
        {
            if (!isOpen)
            {
                return false;
            }
            var id = ++lastId;
            outstanding.Add(id, call);
            outgoing.Add(new Outgoing(id, request.ToLine(id), call));
            return true;
        }
    }

    /// <summary>Lets the process end: at the end of its input it goes by itself, and otherwise it is ended.</summary>
    internal void Close()
    {
        lock (gate)
        {
            StopSending();
        }
    }

    /// <summary>Ends a process that does not answer.</summary>
    internal void Kill()
    {
        Close();
        try
        {
            process.Kill();
        }
        catch (Exception exception) when (exception is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            // It ended in the meantime.
        }
    }

    /// <summary>What it left behind, where it has ended.</summary>
    internal bool HasEnded(out int exitCode, out string said)
    {
        var ended = process.WaitForExit(1000);
        exitCode = ended ? process.ExitCode : 0;
        said = ended ? standardError.Beginning() : "";
        return ended;
    }

    private void StopSending()
    {
        isOpen = false;
        outgoing.CompleteAdding();
        idleTimer.Change(Timeout.Infinite, Timeout.Infinite);
    }

    private void CloseWhenIdle()
    {
        lock (gate)
        {
            if (!isOpen || outstanding.Count > 0 || idleTime is not { } time)
            {
                return;
            }
            // A request may have come and gone since the timer was set, and a timer may be early.
            var left = time - idleness.Elapsed;
            if (left <= TimeSpan.Zero)
            {
                StopSending();
            }
            else
            {
                idleTimer.Change(left + TimeSpan.FromMilliseconds(1), Timeout.InfiniteTimeSpan);
            }
        }
    }

    private void WriteLines()
    {
        var input = process.StandardInput.BaseStream;
        try
        {
            // The writer of .NET Framework may have begun with a byte order mark: it gets a line of its own. Ours is bytes.
            input.WriteByte((byte)'\n');
            foreach (var line in outgoing.GetConsumingEnumerable())
            {
                WriteLine(input, line);
            }
            input.Dispose();
        }
        catch (IOException)
        {
            // It has ended; the reader sees that, too.
        }
        if (!process.WaitForExit(GraceMilliseconds))
        {
            Kill();
        }
    }

    private void WriteLine(Stream input, Outgoing line)
    {
        if (!line.Call.BeginWriting())
        {
            Settle(line.Id);
            return;
        }
        try
        {
            input.Write(line.Bytes, 0, line.Bytes.Length);
            input.Flush();
        }
        catch (IOException)
        {
            // What is sent again has to find it closed.
            Close();
            line.Call.FailWriting();
            throw;
        }
    }

    private void ReadLines()
    {
        using var output = new StreamReader(process.StandardOutput.BaseStream, new UTF8Encoding(false), false, 1 << 16);
        try
        {
            while (output.ReadLine() is { } line)
            {
                Receive(line);
            }
        }
        catch (IOException)
        {
            // A process that is killed may break its pipe.
        }
        Lose();
    }

    private void Receive(string line)
    {
        Dictionary<string, object?>? message;
        try
        {
            message = JsonReader.Read(line) as Dictionary<string, object?>;
        }
        catch (FormatException)
        {
            return;
        }
        if (message == null)
        {
            return;
        }
        if (message.TryGetValue("id", out var id) && id is double number)
        {
            Settle((int)number)?.Finish(BridgeMessage.ToReply(message));
        }
        else if (BridgeMessage.ToNativeCall(message, out var of) is { } nativeCall)
        {
            Find(of)?.Tell(nativeCall);
        }
    }

    private Call? Find(int id)
    {
        lock (gate)
        {
            return outstanding.TryGetValue(id, out var call) ? call : null;
        }
    }

    /// <summary>Takes a call off the list of those that are outstanding. After the last one the process is idle.</summary>
    private Call? Settle(int id)
    {
        lock (gate)
        {
            var call = Find(id);
            outstanding.Remove(id);
            if (outstanding.Count == 0 && isOpen && idleTime is { } time)
            {
                idleness.Restart();
                idleTimer.Change(time, Timeout.InfiniteTimeSpan);
            }
            return call;
        }
    }

    private void Lose()
    {
        List<Call> lost;
        lock (gate)
        {
            StopSending();
            lost = new List<Call>(outstanding.Values);
            outstanding.Clear();
        }
        foreach (var call in lost)
        {
            call.Lose();
        }
    }

    private static void StartThread(string work, ThreadStart run) =>
        new Thread(run) { IsBackground = true, Name = "PortReservation " + work }.Start();

    private readonly struct Outgoing
    {
        internal Outgoing(int id, byte[] bytes, Call call)
        {
            Id = id;
            Bytes = bytes;
            Call = call;
        }

        internal int Id { get; }

        internal byte[] Bytes { get; }

        internal Call Call { get; }
    }
}
