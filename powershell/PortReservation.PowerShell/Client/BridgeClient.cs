using System;
using System.Threading;
using System.Threading.Tasks;
using PortReservation.Sessions;

namespace PortReservation.Client;

/// <summary>
/// The way to the bridge for one set of options: one Node.js process for every runspace, started at the first request and
/// again where it has ended.
/// </summary>
internal sealed class BridgeClient
{
    private readonly object gate = new();
    private readonly ModuleOptions options;
    private Task<BridgeConnection>? connection;

    internal BridgeClient(ModuleOptions options) => this.options = options;

    internal TimeSpan Patience => options.Timeout;

    internal int TimeoutSeconds => options.TimeoutSeconds;

    /// <summary>
    /// Sends a request, and answers the connection that it goes by; without a process where there is none to be had. Answers
    /// null where the patience for a start is over.
    /// </summary>
    internal BridgeConnection? Send(Request request, Call call, string locale, TimeSpan patience, CancellationToken stop)
    {
        while (true)
        {
            var connecting = Connect(locale);
            if (!connecting.Wait((int)patience.TotalMilliseconds, stop))
            {
                return null;
            }
            var connected = connecting.Result;
            if (connected.Process == null || connected.Process.TrySend(request, call))
            {
                return connected;
            }
        }
    }

    /// <summary>Lets the process end.</summary>
    internal void Close()
    {
        lock (gate)
        {
            connection?.ContinueWith(started => started.Result.Process?.Close(), TaskScheduler.Default);
            connection = null;
        }
    }

    private Task<BridgeConnection> Connect(string locale)
    {
        lock (gate)
        {
            if (connection == null || (connection.IsCompleted && (connection.IsFaulted || !connection.Result.IsUsable)))
            {
                // Not the asking thread: who stops asking does not stop the start.
                connection = Task.Factory.StartNew(
                    new BridgeStart(options, locale).Run, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            }
            return connection;
        }
    }
}
